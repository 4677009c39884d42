"""Small word tables: function words, negation, attribution, labels, titles. All folded.

Function words are the closed classes of each language's grammar. All tables are short and
hand-made: what they lack is told as wording.
"""

from __future__ import annotations

from dedup.text.fold import fold_word


def table(words: str) -> frozenset[str]:
    """Words between blanks, folded."""
    return frozenset(fold_word(word) for word in words.split())


FUNCTION_WORDS = table(
    """
    في من إلى على عن مع بعد قبل بين عند عبر منذ حتى خلال حول نحو ضد دون لدى فوق تحت أمام وراء ب ل ك و ف ال
    أن إن أنه إنه أنها إنها أنهم إنهم أنّ لأن لأنه لأنها بأن بأنه بأنها كما كأن لكن لكنه لكنها بل أو أم ثم إذ إذا لو لولا قد لقد
    هو هي هم هما هن أنا نحن أنت ذلك تلك هذا هذه هذان هؤلاء أولئك هنا هناك
    الذي التي الذين اللذين اللتين اللاتي ما ماذا كيف متى أين أي أية كل بعض غير سوى
    كان كانت كانوا يكون تكون ليكون أيضا وفي ومن وعلى وإلى وعن ومع وأن وإن وأنه وإنه وكان وكانت والتي والذي والذين وقد كذلك وذلك
    بها به لها له لهم فيها فيه فيهم منها منه منهم عليها عليه عليهم إليها إليه عنها عنه معه معها حيث بينما فيما مما عما حين حينما عندما
    وهو وهي وهم وكما ولكن وبعد وقبل وبين وخلال وحتى لذلك إما فإن فقد فقط خاصة بخاصة وخاصة لا لم لن ليس ليست
    the a an of in on at to for from by with without and or but nor as is are was were be been being
    it its this that these those he she they him her them his their we us our you your i my me who whom whose
    which what when where while than then there here into onto over under about after before between during
    has have had do does did will would can could may might shall should must also so if not no s t
    le la les l un une des de du d et ou à au aux en dans sur par pour avec sans que qui eux elles nous vous est sont a ont ce cette ces il elle ils se sa son ses leur
    el los las una y o al con sin por para que es son ha han su sus se lo como del ellos ellas
    der die das den dem des ein eine einer eines einem einen und oder in im an auf mit von vom zu zum zur beim ins am für ist sind hat haben es er sie sich dass als ihn ihm ihr ihnen
    il lo gli i e di da con su per che è sono ha hanno si non loro della dello delle dei degli nel nella al alla
    os as um uma eles elas deles delas do da dos das no na nos nas em ao com para que não foi são
    ve veya ile bir bu şu için de da ki mi olarak
    и в на с по из от к у о за для что как не но а или это его ее их им них ним был была были
    و در به از که این آن را با است برای یک می شد شده بود هم تا بر یا
    کے کی کا میں سے نے کو پر اور ہے ہیں تھا تھے یہ وہ کہ جو بھی
    的 了 在 是 有 和 与 與 也 就 都 而 及 被
    """
)

NEGATIONS = table(
    """
    لا لم لن ليس ليست ليسوا دون غير عدم بدون ولا ولم ولن وليس
    not no never nor neither without cannot nt dont doesnt didnt isnt wasnt arent werent wont wouldnt cant couldnt hasnt havent hadnt
    ne pas jamais aucun non sans nicht kein keine nie niemals не нет ни no nunca jamás sin hayır değil yok نه نمی نہیں
    没 沒 未 不 無 无
    """
)
# A Persian verb is denied by a letter written onto it; of other verbs this would be another word.
DENIED_VERBS = {
    fold_word("ن" + verb): fold_word(verb)
    for verb in "کرد کردند کرده شد شدند شده بود بودند بوده دارد دارند داشت داشتند داد دادند گفت گفتند"
    " خواهد خواهند توانست باید باشد باشند گرفت گرفتند رفت آمد می‌کند می‌شود".split()
} | {fold_word("نیست"): fold_word("است"), fold_word("نیستند"): fold_word("هستند")}
"""Persian verbs denied, each with what it denies: «نکرد», «کرد»."""
NEGATIONS |= frozenset(DENIED_VERBS)

# The strength of the claim lies in the verb: changing one for another changes what is claimed.
# A row is one verb in its forms: between those, nothing is claimed otherwise.
_SAYING_ROWS = """
قال قالت قالوا قالا يقول تقول يقولون قائلا قائلة قائلين
أكد أكدت أكدوا يؤكد تؤكد مؤكدا مؤكدة مؤكدين
زعم زعمت زعموا يزعم تزعم زاعما زاعمة
ادعى ادعت ادعوا يدعي تدعي مدعيا مدعية
أعلن أعلنت أعلنوا يعلن تعلن معلنا معلنة
صرح صرحت صرحوا يصرح مصرحا
أضاف أضافت أضافوا يضيف تضيف مضيفا مضيفة
أوضح أوضحت أوضحوا يوضح توضح موضحا موضحة
أشار أشارت أشاروا يشير تشير مشيرا مشيرة
ذكر ذكرت ذكروا
نفى نفت نفوا ينفي تنفي نافيا نافية
حذر حذرت حذروا يحذر تحذر محذرا محذرة
كشف كشفت كشفوا يكشف تكشف كاشفا
اعتبر اعتبرت اعتبروا يعتبر تعتبر معتبرا معتبرة
رأى رأت رأوا يرى ترى يرون
شدد شددت شددوا يشدد تشدد مشددا مشددة
لفت لفتت يلفت تلفت لافتا لافتة
اتهم اتهمت اتهموا يتهم تتهم
رجح رجحت يرجح ترجح مرجحا
بين بينت مبينا مبينة
تابع تابعت يتابع تتابع متابعا
أفاد أفادت أفادوا يفيد تفيد
اعترف اعترفت اعترفوا يعترف تعترف معترفا
أقر أقرت أقروا يقر تقر
توقع توقعت توقعوا يتوقع تتوقع متوقعا متوقعة
نوه نوهت منوها
said say says saying
told tell tells telling
added adding
claimed claim claims claiming
alleged allege alleges alleging
asserted assert asserts asserting
insisted insist insists insisting
denied deny denies denying
admitted admit admits admitting
confirmed confirm confirms confirming
announced announce announces announcing
stated stating
warned warn warns warning
argued argue argues arguing
noted noting
explained explain explains explaining
revealed reveal reveals revealing
suggested suggest suggests suggesting
reported reporting
acknowledged acknowledge acknowledges acknowledging
conceded concede concedes conceding
declared declare declares declaring
déclaré déclarait déclare
affirmé affirmait affirme
assuré assurait assure
prétendu prétendait prétend
reconnu reconnaissait reconnaît
nié niait nie
dijo decía
afirmó afirmaba afirma
aseguró aseguraba asegura
negó negaba niega
alegó alegaba alega alegaron
admitió admitía admite
sagte sagten
erklärte erklärten
behauptete behaupteten behauptet
bestritt bestritten bestreitet
сказал сказала сказали
заявил заявила заявили
сообщил сообщила сообщили
утверждал утверждала утверждает утверждают
отрицал отрицала отрицает отрицают
подчеркнул подчеркнула подчеркнули
disse diz dizia
alegou alega
negou nega
sostenuto sostiene sosteneva
söyledi söyleyen
dedi diyen
iddia
belirtti belirten
açıkladı açıklayan
yalanladı yalanlayan
گفت گفتند
ادعا مدعی
کہا
دعویٰ دعوی
कहा
बताया
दावा
אמר אמרה אמרו
טען טענה טענו
מסר מסרה מסרו
הכחיש הכחישה הכחישו
mengatakan
mengklaim
menyatakan
zei zeggen
beweerde beweert
powiedział powiedziała
twierdził twierdzi
сказав
стверджував стверджує
"""
SAYING: dict[str, str] = {}
"""Each form of a verb of saying, and the first form of that verb."""
for _row in _SAYING_ROWS.strip().split("\n"):
    _first, *_others = map(fold_word, _row.split())
    SAYING.update(dict.fromkeys((_first, *_others), _first))
# «و» is written onto an Arabic verb.
ATTRIBUTION = frozenset(SAYING) | {"و" + verb for verb in SAYING if not verb.isascii()}

# What stands before the name of a source.
SOURCE_MARKERS = table(
    "بحسب حسب حسبما بحسبما وفق وفقا وفقما نقلا according selon según laut secondo segundo"
)

# Words that lead from one sentence to the next and say nothing of the matter.
CONNECTIVES = table(
    """
    تجدر الإشارة الجدير بالذكر جدير يذكر ويذكر وتجدر والجدير يشار ويشار علما غضون سياق السياق جانبه جهته ناحيته جهتها جانبها ناحيتها آخر أخرى
    meanwhile however moreover furthermore addition noting worth
    """
)

# Labels that take a side, and titles: one for another changes what the reader is told.
LOADED = table(
    """
    إرهابي إرهابيون إرهابيين إرهابية متمرد متمردون متمردين مسلح مسلحون مسلحين مقاتل مقاتلون مقاتلين مقاتلي ثائر ثوار مجاهد مجاهدون مجاهدين
    متطرف متطرفون متطرفين متشدد متشددون متشددين ميليشيا ميليشيات مليشيا مليشيات عصابة عصابات مرتزقة انقلابيون انقلابيين
    شهيد شهداء قتيل قتلى ضحية ضحايا قتل مقتل استشهاد استشهد استشهدت استشهدوا عدو صهيوني صهيونية صهاينة اغتيال اغتيل تصفية نظام حكومة كيان احتلال محتل تحرير غزو عدوان عملية مجزرة مذبحة
    جهادي جهادية جهاديون جهاديين إسلاميون إسلاميين انفصاليون انفصاليين
    مهاجر مهاجرون مهاجرين لاجئ لاجئون لاجئين متسلل متسللون متسللين انتفاضة شغب احتجاج احتجاجات انقلاب ثورة
    jihadist jihadists islamist islamists separatist separatists terrorist terrorists militant militants rebel rebels insurgent insurgents fighter fighters gunman gunmen extremist extremists
    martyr martyrs victim victims regime government occupation liberation invasion massacre killing execution assassination
    migrant migrants refugee refugees riot riots protest protests uprising coup revolution illegal undocumented
    terroriste terroristes rebelle rebelles insurgés séparatistes extrémistes islamistes djihadistes milice milices miliciens martyrs
    terrorista terroristas rebelde rebeldes insurgentes separatistas extremistas islamistas guerrilleros milicianos terroristi ribelli
    terroristen rebellen milizen aufständische aufständischen separatisten extremisten islamisten dschihadisten
    террористы террористов боевики боевиков повстанцы повстанцев сепаратисты сепаратистов ополченцы ополченцев
    teröristler isyancılar militanlar تروریست تروریستها شورشیان شبهنظامیان ستیزهجویان
    """
)
NAMED_SIDES = table("داعش حوثي حوثيون حوثيين")
LOADED |= NAMED_SIDES
# Of these, what takes a side only beside another of them: «قتل» / «اغتيل».
PLAIN = table(
    """
    قتيل قتلى ضحية ضحايا قتل مقتل نظام حكومة كيان عملية تحرير احتجاج احتجاجات ثورة
    مهاجر مهاجرون مهاجرين لاجئ لاجئون لاجئين
    victim victims killing execution government occupation protest protests
    """
)
TITLES = table(
    """
    الرئيس الوزير الملك الأمير الشيخ السيد السيدة الدكتور الدكتورة اللواء العميد العقيد الفريق المهندس النائب السفير المتحدث الإمام القائد الزعيم
    رئيس وزير ملك أمير شيخ سفير نائب قائد زعيم
    president minister king prince sheikh mr mrs ms dr general colonel senator ambassador leader spokesman spokeswoman chief
    """
)

DIRECTIONS = table(
    """
    شمال شمالي شمالية جنوب جنوبي جنوبية شرق شرقي شرقية غرب غربي غربية
    north northern south southern east eastern west western
    """
)

# Titles as they are shortened before a name; an article is left out.
ABBREVIATIONS = {
    fold_word(short): fold_word(full)
    for short, full in (
        *(("د", "دكتور"), ("م", "مهندس"), ("أ", "أستاذ")),
        *(("dr", "doctor"), ("prof", "professor"), ("gen", "general"), ("col", "colonel")),
        *(("lt", "lieutenant"), ("sen", "senator"), ("gov", "governor"), ("rev", "reverend")),
    )
}

# Verbs after which a clause says what shall not be: «warned it of repeating», «told it not to repeat».
FORBIDDING = table(
    """
    حذر حذرت يحذر تحذر تحذير محذرا منع منعت يمنع تمنع رفض رفضت يرفض ترفض نفى نفت ينفي تنفي أنكر أنكرت حظر حظرت
    warned warns warning refused refuses denied denies banned bans prevented prevents forbade forbids
    averti refuse nié interdit advirtió negó prohibió warnte verbot lehnte запретил отказался
    """
)
HEDGES = table(
    """
    ربما يحتمل محتمل محتملة المحتمل المحتملة مرجح المرجح الأرجح يبدو تبدو مزعوم مزعومة المزعوم المزعومة يفترض المفترض المفترضة
    يعتقد ويعتقد يشتبه المشتبه يقال ويقال
    may might perhaps possibly possible likely unlikely reportedly allegedly apparently alleged purported purportedly could
    understood thought probably presumably supposedly seemingly maybe potentially suspected believed expected
    вероятно возможно наверное видимо ймовірно можливо мабуть wahrscheinlich vermutlich möglicherweise vielleicht
    offenbar anscheinend könnte könnten dürfte dürften waarschijnlijk vermoedelijk mogelijk misschien prawdopodobnie
    probablement vraisemblablement apparemment possiblement devrait devraient pourrait pourraient
    probablemente posiblemente quizá quizás aparentemente podría podrían presunto presunta presuntos presuntas
    provavelmente possivelmente talvez poderia poderiam deveria deveriam
    probabilmente forse apparentemente potrebbe potrebbero dovrebbe dovrebbero presunti
    muhtemelen belki galiba احتمالا شاید ظاهرا ممکن غالبا शायद संभवतः mungkin כנראה אולי ייתכן
    якобы предположительно angeblich mutmaßlich prétendument présumé présumément supuestamente presuntamente
    presumibilmente supostamente alegadamente sözde güya گویا مبینہ कथित kabarnya diduga
    """
)
# Verbs that do not vouch for what is said, each as its first form.
DOUBTING = table(
    "زعم ادعى ادعا claimed alleged prétendu behauptete утверждал alegou sostenuto iddia טען mengklaim alegó ادعا دعویٰ दावा"
    " beweerde twierdził стверджував"
)
# Where words have no spaces between them: a hedge, or a verb that does not vouch, in whatever form.
UNSPACED_DOUBTS = tuple(
    "可能 或许 或許 也许 也許 かもしれ 아마 声称 聲稱 宣称 宣稱 自称 自稱 据称 據稱 主張し 주장".split()
)
# «لا يزال», «ما زال»: goes on, however it is said; 不断 and 未来 deny nothing.
CONTINUING = table(
    "زال زالت زالوا يزال تزال يزالون نزال سيما 断 斷 仅 僅 同 过 過 少 久 但 管 论 論 来 來 线 線"
)
# «لا يقل عن», "not more than": a bound of a figure, no denial.
BOUNDS = table("يقل تقل يتجاوز تتجاوز يزيد تزيد يتعدى تتعدى less fewer more later exceed exceeding")

# Words that say contraries, pole against pole: one for the other turns the statement round.
_OPPOSITE_ROWS = """
قبل / بعد
كل جميع كافة / بعض
شمال شمالي شمالية / جنوب جنوبي جنوبية
شرق شرقي شرقية / غرب غربي غربية
ارتفع ارتفعت ارتفاع يرتفع ترتفع صعد صعدت صعود زاد زادت زيادة نما نمت نمو تضاعف تضاعفت مرتفعا مرتفعة / انخفض انخفضت انخفاض ينخفض تنخفض تراجع تراجعت هبط هبطت هبوط نقص انكمش انكمشت انكماش تقلص تقلصت منخفضا منخفضة متراجعا
أكثر أعلى أكبر / أقل أدنى أصغر
غادر غادرت يغادر مغادرة / وصل وصلت يصل وصول
فاز فازت فوز / خسر خسرت خسارة هزيمة
ربح أرباح / خسائر
وافق وافقت موافقة قبول قبلت يقبل تقبل / رفض رفضت يرفض ترفض
أيد أيدت تأييد / عارض عارضت معارضة
دخول دخل دخلت / خروج خرج خرجت
بدء بداية بدأ بدأت / انتهاء نهاية انتهى انتهت
أول / آخر
صباح صباحا / مساء
إيجابي إيجابية إيجابا / سلبي سلبية سلبا
مدني مدنيون مدنيين / عسكري عسكريون عسكريين
ذهاب ذهابا / إياب إيابا
داخل / خارج
ماضي ماضية / مقبل مقبلة قادم قادمة
أكد أكدت يؤكد تؤكد مؤكدا / نفى نفت ينفي تنفي نافيا
نجح نجحت نجاح / فشل فشلت إخفاق
سمح سمحت يسمح / منع منعت يمنع حظر حظرت
براءة تبرئة / إدانة
صادرات / واردات
حضور حضر / غياب غاب
قتل قتلى مقتل / جرح جرحى إصابة أصيب إصابات
before / after
with / without
all every / some
always / never sometimes
rose rise rises rising up gained gain gains increase increased increases higher climbed advanced doubled tripled grow grew grows growing growth expanded expands / shrink shrank shrinks shrinking contracted contracts fell fall falls falling down lost drop dropped drops decrease decreased decreases lower declined slipped halved
more most / less least fewer fewest
north northern / south southern
east eastern / west western
buy bought buys buying / sell sold sells selling
won win wins / lose loses defeat
profit profits / loss losses
accept accepted accepts approved / reject rejected rejects
support supported supports / oppose opposed opposes
arrived arrives / departed left leaves
began begins start started / ended ends end finished
killed dead / wounded injured hurt
guilty / innocent
legal / illegal
open opened / closed close
positive / negative
civilian civilians / military soldiers
first / last
above inside / below outside
confirmed confirms / denied denies
succeeded success / failed failure
allowed allows / banned bans barred forbade
acquitted / convicted
exports export / imports import
hired / fired
no none nobody aucun aucune kein keine ningún ninguna nenhum nenhuma nessun nessuna / several many numerous plusieurs mehrere viele varios varias vários várias diversi
alive / dead
favour favor / against
often / rarely seldom
slightly lightly slight minor léger légère légers légères légèrement leve leves levemente lieve lievi leicht leichte leichten hafif / seriously severely gravely serious severe grave graves gravemente grièvement gravement gravi critical schwer schwere schweren ağır
خطيرة خطرة حرجة بليغة بالغة / طفيفة بسيطة خفيفة
augmenté augmente augmentent hausse progressé progresse grimpé / baissé baisse baissent recul reculé recule chuté diminué diminue
subió subieron sube suben aumentó aumentaron aumenta aumento creció crecieron / bajó bajaron baja bajan disminuyó disminuyeron cayó cayeron descenso
aumentato aumentata aumentati cresciuto cresciuta crescita salito salita rialzo / calato calata calati calo diminuito diminuita sceso scesa ribasso
subiu subiram sobe aumentou aumentaram cresceu cresceram / caiu caíram diminuiu diminuíram recuou queda
gestiegen stieg stiegen steigt zugenommen erhöht Anstieg / gesunken sank sanken sinkt zurückgegangen abgenommen gefallen fiel fielen Rückgang
arttı artış artarak yükseldi yükseliş / azaldı azalış azalarak düştü düşüş geriledi
вырос выросла выросли выросло увеличился увеличилась увеличились рост повысился / упал упала упали упало снизился снизилась снизились сократился снижение падение
افزایش بیشتر / کاهش کمتر
اضافہ زیادہ / کمی کم
plus / moins
más mais / menos
più / meno
mehr / weniger
fazla / az
больше более / меньше менее
tués tué morts mort / blessés blessé
muertos muerto / heridos herido
morti uccisi / feriti
mortos / feridos
tote toten getötet / verletzte verletzt
öldü öldürüldü / yaralandı
погибли погиб погибла убиты / ранены ранен пострадали
کشته / زخمی مجروح
ہلاک / زخمی
remporté gagné victoire / perdu défaite
ganó ganaron victoria venceu vitória / perdió perdieron derrota perdeu
vinto vittoria / perso sconfitta
gewonnen gewann Sieg / verloren verlor Niederlage
kazandı galibiyet / kaybetti mağlubiyet
выиграл победил победа / проиграл поражение
accepté approuvé adopté / rejeté refusé
aceptó aprobó aprobaron / rechazó rechazaron
accettato approvato approvata / respinto respinta rifiutato
aceitou aprovou / rejeitou recusou
angenommen gebilligt / abgelehnt
одобрил одобрила принял приняла / отклонил отклонила отверг
coupable coupables / innocent innocents
culpable culpables / inocente inocentes
colpevole / innocente
schuldig / unschuldig
виновен виновным / невиновен невиновным
suçlu / suçsuz
"""
OPPOSITES: dict[str, set[tuple[int, bool]]] = {}
"""Each such word: its rows, and which of the two poles of each it stands at."""
for _number, _row in enumerate(_OPPOSITE_ROWS.strip().split("\n")):
    for _pole, _words in enumerate(_row.split("/")):
        for _word in map(fold_word, _words.split()):
            OPPOSITES.setdefault(_word, set()).add((_number, bool(_pole)))

# Arabic has no capitals: what marks a person's name, and names that differ in a letter of form.
NAME_PARTS = table("بن ابن بنت آل أبو")
GIVEN_NAMES = table(
    """
    محمد محمود أحمد حامد حمد حميد حمود سالم سليم سلمان سليمان سلطان حسن حسين محسن حسان خالد خليل خلف سعد سعود سعيد مسعود
    علي عالي عمر عمرو عامر عمار عادل فهد فهيد فيصل نايف تركي بندر ماجد مجيد مازن مشعل منصور ناصر نصر نصير نواف وليد يوسف
    عبدالله عبيدالله عبدالرحمن عبدالرحيم عبدالعزيز جمال جميل كمال كامل كريم إبراهيم إسماعيل عثمان طارق طلال صالح صلاح صباح
    سارة نورة فاطمة مريم هند ريم منى هدى نوال سلوى داليا أميرة عائشة خديجة زينب ليلى رنا
    نبيل موسى عيسى يحيى زكريا داود بلال ياسر رامي هاني شادي فادي زياد عدنان غسان مروان حازم هشام بسام عصام مهند أيمن تامر إياد فراس هيثم
    دانا لمى عبير منال وفاء سميرة نجلاء غادة رانيا دينا ياسمين
    """
)
