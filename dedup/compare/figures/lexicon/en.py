"""English figures."""

from __future__ import annotations

from dedup.compare.figures.lexicon.cldr import currencies, durations, measures
from dedup.compare.figures.lexicon.common import add, codes, row, table
from dedup.compare.figures.lexicon.entry import CAPITALS, Grammar, Lexicon

_PLACES = {
    **row(
        "third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
        " fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
        3,
    ),
    **row("thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth", 30, 10),
    **{1000: "thousandth", 10**6: "millionth", 10**9: "billionth"},
}
"""The ordinals that also name a part."""
LEXICON = Lexicon(
    code="en",
    locales=("en",),
    common=(
        "the of and to in a an is was were are be been has have had that this these those it its"
        " for on at by with from as or but not which who whom when where while after before since"
        " will would can could may might must should he she they we you i his her their our my"
        " him them us there here than then so if because about into over under between during"
        " against through per each also only just out up down off no nor yet both either did do"
        " does said says told more less most least other others such some any all every what how"
        " ago later earlier again still now very too even much many few own same until till via"
        " within without among amid despite including according near across per plus minus"
        " held killed wounded injured died dead came went made got took gave left began rose fell"
        " won lost beat scored vs last next this lower higher told yesterday today tomorrow tonight"
        " ad bc ce bce due est"
    ),
    grammar=Grammar(and_high="may"),
    month_first=None,
    month_leads=True,
    units=row("zero|nil|nought|naught one two three four five six seven eight nine"),
    teens=row(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen", 10
    ),
    tens=row("twenty thirty forty|fourty fifty sixty seventy eighty ninety", 20, 10),
    hundred="hundred",
    scales={
        12: "dozen|dozens|doz|dozs|dz|dzs",
        10**3: "thousand|thousands",
        10**6: "million|millions",
        10**9: "billion|billions",
        10**12: "trillion|trillions",
        10**15: "quadrillion",
        10**5: "lakh|lakhs",
        10**7: "crore|crores",
    },
    short_scales={
        10**3: "k",
        10**6: "m|mn|mln|mil|mm",
        10**9: "b|bn|bln|bil",
        10**12: "tn|tln|trn|trln",
    },
    plural_scales="dozens|thousands|millions|billions|trillions",
    ands="and",
    points="point",
    minus="minus|negative",
    articles="a|an",
    ordinals={1: "first", 2: "second", **_PLACES},
    ordinal_suffixes="st|nd|rd|th",
    fractions={
        **table("1/2 = half|one-half; 1/4 = quarter|fourth; 3/4 = three-quarter"),
        **{f"1/{number}": _PLACES[number] for number in (3, *range(5, 11), 100, 1000)},
    },
    parts={
        **{
            number: f"{word}s|{word}" if number <= 10 else f"{word}s"
            for number, word in _PLACES.items()
        },
        **{2: "halves|half", 4: "quarters|fourths|quarter|fourth", 10**12: "trillionths"},
    },
    vague=(
        "dozens|scores of|hundreds|thousands|millions|billions|trillions|tens of thousands"
        "|tens of millions|tens of billions|hundreds of thousands|hundreds of millions"
        "|several hundred thousand|few hundred thousand|several hundred million|few hundred million"
        "|hundreds of billions|dozens of thousands|thousands of millions|hundreds of trillions"
        "|several|several hundred|several thousand|several million|several billion|several dozen"
        "|few|few hundred|few thousand|few million|few dozen|couple of|handful of"
    ),
    percent="%|percent|per cent|pct|pc|percentage|% percent|percents",
    points_of_percent=(
        "percentage points|percentage point|percentage-points|percentage-point|percent points"
        "|per cent points|% points|%-points|pct points|pp|ppt|ppts|pct pts"
    ),
    currencies=currencies(
        "en",
        table(
            "USD = dlr|dlrs|u.s. dollars|u.s. dollar|u.s. dlrs|american dollars"
            "|american dollar|bucks|greenbacks|united states dollars;"
            " GBP = pounds sterling|pound sterling|sterling|stg|quid;"
            " CNY = renminbi|chinese renminbi|rmb; RUB = roubles|rouble|russian roubles;"
            " TRY = turkish liras; SYP = syrian lira; LBP = lebanese lira;"
            " lira = lira|liras|lire; SAR = saudi rials; QAR = qatari rials;"
            " OMR = omani riyals; YER = yemeni riyals; riyal = rials|rial;"
            " AED = emirati dirhams|emirati dirham; FRF = french francs|french franc;"
            " DEM = marks|deutsche marks|deutschmarks|deutsche mark;"
            " SEK = swedish crowns|swedish crown; NOK = norwegian crowns|norwegian crown;"
            " DKK = danish crowns|danish crown; krone = crowns|kroner|kronor|krona|krone;"
            " kwacha = kwacha|kwachas; manat = manat|manats; MGA = ariary; SLE = leones;"
            " GTQ = quetzales; PYG = guaranies; ALL = leks; MKD = denars; HRK = kuna;"
            " VES = bolivares; BRC = cruzados|cruzado; ECS = sucres|sucre;"
            " ARA = australs|austral; PEI = intis; CRC = colones; RON = lei; CZK = koruny;"
            " XDR = special drawing rights|sdrs|sdr; XEU = european currency units|ecus|ecu;"
            " CAD = canadian dlrs; AUD = australian dlrs;"
            " NZD = n.z. dlrs|n.z. dlr|nz dlrs|n.z. dollars;"
            " HKD = h.k. dlrs|h.k. dlr|hk dlrs|hk dlr|h.k. dollars;"
            " TWD = taiwan dollars|taiwan dollar; ZWL = zimbabwean dollars|zimbabwe dollars;"
            " BRL = reais|brazilian reais; KRW = won|korean won; ZAR = rands;"
            " ILS = shekels|shekel|israeli shekels; AFN = afghanis|afghani; UAH = hryvnya;"
            " BTC = bitcoins|bitcoin; FIM = markka|markkas|finnish marks|finnish markka;"
            " ESP = pesetas|peseta; PTE = escudos|escudo; GRD = drachmas|drachma;"
            " NLG = guilders|guilder|dutch guilders|florins;"
            " BEF = belgian francs|belgian franc;"
            " ATS = austrian schillings|schillings|schilling; ITL = italian lire|italian lira"
        ),
        also="BWP GMD PGK GTQ PYG PEN GEL ALL MKD KHR MNT MVR HTG PAB MOP VES HNL GHS ETB MMK VND KZT BGN CZK ZAR NGN IDR THB MYR BDT UAH PLN HUF",
    ),
    currency_signs=add(
        codes(
            "PKR ILS KRW NGN QAR BHD OMR JOD IQD LBP SYP MAD DZD TND NZD HKD SGD TWD ZAR PHP MYR THB"
            " IDR BDT VND KES UGX TZS GHS"
        ),
        table(
            "USD = u.s.$; CNY = cn¥; rupee = rs|rs.; ILS = nis; KRW = ₩; NGN = ₦|n; SAR = sr;"
            " AED = dh|dhs; QAR = qr; KWD = kd; BHD = bd; JOD = jd; EGP = le; CHF = sfr;"
            " CAD = ca$|can$; AUD = au$; NZD = nz$; HKD = hk$; SGD = s$; TWD = nt$; MXN = mx$;"
            " ZAR = r; PHP = ₱|p; MYR = rm; THB = ฿; IDR = rp; BDT = ৳|tk; VND = ₫;"
            " KES = ksh|kshs; UGX = ush; TZS = tsh; GHS = ₵|gh₵; PLN = zł"
        ),
    ),
    cents={"USD": "cents|cent|ct|cts|cnt|cnts", "GBP": "pence|penny|p"},
    measures=add(
        measures("en", {}),
        measures(
            "en_GB",
            table(
                "km = kms; nm = nanometers|nanometres|nm; nmi = nautical miles|nautical mile;"
                " in = inches|inch; [foz_us] = fluid ounces|fluid ounce|fl oz|fl. oz.|fl. oz;"
                " yd = yds|yd; ft = ft; mi = mi; km2 = sq km|sq. km|sq kms; m2 = sq m|sq. m|sqm;"
                " mi2 = square miles|square mile|sq mi|sq. miles|sq miles;"
                " ft2 = square feet|square foot|sq ft|sq. ft|sq feet; m3 = cu m;"
                " cm3 = cc|cubic centimeters|cubic centimetres|cm3|cm³;"
                " ft3 = cubic feet|cubic foot|cu ft; kg = kilogrammes|kilos|kilo|kgs; g = grammes;"
                " t = tons|ton|gross tons|gross tonnes|metric tonnes|long tons|short tons;"
                " kt = kilotons|kiloton|kilotonnes|kt; lb = lb|lbs; [stone_av] = st;"
                " oz = ounces|ounce|oz|troy ounces; mL = milliliters|millilitres;"
                " gal = u.s. gallons|us gallons|imperial gallons|gallons|gallon|gal;"
                " bbl = barrels of oil;"
                " bbl/d = barrels per day|barrels a day|bpd|b/d|barrels daily|bbl/d;"
                " bu = bushels|bushel; Cel = degrees centigrade|celsius|degrees c|c;"
                " degF = fahrenheit|degrees f|f; deg = degrees|degree; km/h = kph|kmh|kmph;"
                " mi/h = mph; kn = knots|knot; W = watts|watt; kWh = kilowatt hours;"
                " MWh = megawatt hours|megawatt-hours|mwh; V = volts|volt; Hz = hertz;"
                " MHz = megahertz|mhz; GHz = gigahertz|ghz; kB = kilobytes|kb;"
                " MB = megabytes|megabyte; GB = gigabytes|gigabyte|gigs;"
                " TB = terabytes|terabyte|tb; hp = horsepower|hp; ct = carats|carat|karats;"
                " bp = basis points|basis point|bps|basis-point; cal = calories|calorie"
            ),
        ),
    ),
    rates={"h": "per hour|an hour|/h|/hr|/hour", "s": "per second|a second|/s|/sec"},
    durations=durations(
        "en",
        table(
            "year = yrs|yr; month = mths|mth; week = wks|wk; hour = hrs|hr|h;"
            " minute = mins|min; second = secs|sec; fortnight = fortnights|fortnight"
        ),
    ),
    months={9: "sept"},
    weak_months="may|march|mar|sun|jan|dec|august",
    year_heads=(
        "in|since|end|year|fy|the year|of|until|till|by|late|early|mid|mid-|from|during|between|after"
        "|before|circa|c.|the|fiscal|summer|winter|spring|autumn|fall|season|around|for|act|bill|law"
    ),
    weekdays=table(
        "MON = mon.|mon; TUE = tues|tues.|tue.|tue; WED = wed.|weds;"
        " THU = thurs|thurs.|thur|thu.; FRI = fri.; SAT = sat.; SUN = sun."
    ),
    relative={
        "0d": "today|tonight|this morning|this afternoon|this evening",
        "-1d": "yesterday|last night",
        "+1d": "tomorrow",
        "-2d": "the day before yesterday|day before yesterday",
        "+2d": "the day after tomorrow|day after tomorrow",
    },
    last="last|past",
    this="this|current",
    next="next|coming|upcoming",
    last_first=True,
    periods={"d": "day", "w": "week", "m": "month", "y": "year"},
    ago="ago",
    vague_periods="recent years|recent months|recent weeks|recent days|the past years|past years"
    "|the last few years|the past few years|the past few days|the past few months|recent decades",
    of="of|,|in|year",
    common_era="ad|ce|a.d.",
    before_era="bc|bce|b.c.",
    needs={"ad": CAPITALS, "ce": CAPITALS, "pc": "p"},  # 54pc, never 54 PCs
    hijri_era="ah|a.h.",
    clock="at",
    am="am|a.m.|a.m|a m|in the morning|o'clock in the morning",
    noons={0: "midnight", 12: "noon|midday"},
    pm="pm|p.m.|p.m|p m|noon|in the afternoon|in the evening|at night|o'clock in the evening",
    clock_parts={"00": "o'clock|o’clock|oclock"},
    ors="or",
    tos="to|-to-|-to|-|–|—|~|through|until|till",
    froms="from",
    betweens="between",
    changes=(
        "rose|rise|rises|risen|rising|fell|fall|falls|fallen|falling|increased|increase|increasing"
        "|grew|grown|growing|dropped|drop|climbed|climb|jumped|jump|declined|decline|decreased"
        "|decrease|cut|raised|raise|raising|lowered|lower|up|down|went|soared|surged|slipped|slid"
        "|doubled|tripled|expanded|shrank|reduced|reduce|improved|changed|change|revised|boosted"
        "|widened|narrowed|slashed|plunged|tumbled|edged|eased|gained"
    ),
    versus="to|-|–|versus|vs|vs.|against",
    before={
        "more_than": "more than|over|above|greater than|upwards of|in excess of|exceeding|exceeds"
        "|exceeded|topped|beyond|surpassed|well over|just over|larger than|higher than|bigger than",
        "less_than": "less than|under|below|fewer than|lower than|smaller than|not quite|short of|just under|well under",
        "about": "about|around|roughly|approximately|nearly|almost|some|an estimated|estimated|circa|c."
        "|close to|ca|near|approx|approx.|in the region of|~",
        "at_least": "at least|greater than or equal to|equal to or greater than|no less than|not less than|no fewer than|minimum of|a minimum of"
        "|minimum",
        "at_most": "at most|less than or equal to|equal to or less than|no more than|not more than|maximum of|a maximum of|at the most|maximum",
        "up_to": "up to|as much as|as many as|as high as",
        "additional": "an additional|additional|another|a further|further|extra|an extra",
    },
    after={
        "more_than": "plus|-plus|and above|and over|+|or so more",
        "less_than": "or less|or fewer",
        "about": "or so|approximately|or thereabouts",
        "at_least": "or more|at least|minimum|or higher|or above|or older|and older|and up",
        "at_most": "at most|maximum|at the most|or younger|and younger|and under|or under",
        "additional": "more|additional|extra|further|in additional",
    },
    heads=(
        "no|no.|nos|nos.|number|resolution|article|section|clause|flight|page|p.|pages|chapter|route"
        "|highway|room|gate|code|id|#|№|amendment|paragraph|para|phone|tel|tel.|fax|isbn|case"
        "|proposition|channel|vol|vol.|volume|figure|table|line|version|psalm|apartment|suite"
        "|interstate|title|directive|regulation|formula|group|level|exhibit|type|boeing|airbus|h.r.|hr|sb|hb"
        "|s&p|poor's|poor’s|iphone|ipad|apollo|soyuz|artemis|xbox|playstation|measure|form|pier|hangar"
        "|articles|sections|chapters|pages|resolutions|paragraphs|amendments"
    ),
    weak_heads=(
        "game|phase|stage|category|grade|round|week|day|part|season|episode|tier|class|zone|unit"
        "|platform|terminal|runway|district|ward|precinct|annex|appendix|schedule|nasdaq|ftse"
        "|nikkei|russell|stoxx|dax|cac|ibex|topix|kospi|windows|galaxy|super bowl|war|force|act|bill|law|band"
    ),
    ages="aged|age|ages|the age of|age of|at the age of",
    age_tails="years old|year old|year-old|-year-old|years-old|years of age|yrs old|yr old|yo|y/o"
    "|-years-old|year-olds|-year-olds",
    alone="for a|for an|for one|an additional|another|than a|than an|over a|over an|nearly a|nearly an"
    "|almost a|almost an|about a|about an|within a|within an|roughly a|around an|under an",
    ahead="from now|from today|hence",
    out_of="out of|over|in|of every|in every|out of every",
    light=(
        "new|more|other|additional|further|extra|different|separate|consecutive|straight|armed|young"
        "|old|large|small|major|minor|main|key|big|long|short|full|million|local|foreign|former|fellow"
        "|possible|potential|alleged|suspected|individual|innocent|unarmed|dead|leading|top|senior"
        "|outstanding|largest|biggest|highest|lowest|longest|best|worst|oldest|youngest|smallest|fastest|richest"
        "|poorest|tallest|deepest|strongest|weakest|latest|busiest|hottest|coldest|wettest|driest"
        "|deadliest|costliest|heaviest|closest|greatest|most|odd|plus|strong|great|lower|higher|statewide|nationwide"
    ),
    blocked=(
        "second-hand|first lady|first name|second world war|first world war|third party|third-party|third parties|first-responders|first-responder"
        "|third world|half brother|half-brother|half sister|half-sister|half-time|half time|halftime|half-life|half life"
        "|half-hearted|half-mast|half staff|half-staff|two cents|ground zero|year zero|zero in|first of all|split second|one-time|one another|one-off"
        "|one-way|one by one|one on one|one-on-one|one thing|one's|one’s|one-sided|one-third owned"
        "|zero-sum|zero sum|zero tolerance|twenty twenty|second-in-command|second in command"
        "|first-hand|first and foremost|one to one|quarter-final|quarter final|quarter-finals"
        "|quarter finals|second thoughts|first aid|first responders|first responder|first class"
        "|7-eleven|twenty-something|thirty-something|forty-something|fifty-something"
        "|twentysomething|thirtysomething|first-class|second-class|third-rate|second-rate|first-rate|first-ever|9/11|24/7|4x4"
        "|first family|point blank|zero hour|ten commandments|million dollar question|second nature|at one point|at one time|big ten|group of 20|group of seven"
    ),
    not_one=(
        "this that each every no any the which another some day number square loved little"
        " big good bad by anyone everyone someone right wrong last next first second formula or"
    ),
)
