"""The same plan on Spark: nothing that grows with the collection comes to the driver."""
