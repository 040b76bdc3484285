import Model

/// A line below a picture that has no credit: it has no final stop, and tells a scene as pictures show them.
enum SceneLine {
  /// Whether a line that is no sentence tells a scene: `متدربون خلال درس مسائي في الورشة`, `جانب من السوق القديم بعد ترميمه`.
  static func isScene(_ text: Scalars) -> Bool {
    guard (24...200).contains(text.count), let last = text.last, !".؟!:…?".unicodeScalars.contains(last), !text.contains("؟"),
      !text.prefix(40).contains(":"), !text.contains("…")
    else { return false }
    let words = text[...].foldedName.split(separator: " ").map(String.init)
    guard (5...30).contains(words.count) else { return false }
    var score = 0
    if scenes.contains(words[0]) { score += 2 }
    if actors.contains(words[0]) { score += 1 }
    if words.dropFirst().contains(where: moments.contains) { score += 1 }
    if DatedEvent.all(in: text).contains(where: { $0.year != nil }) { score += 1 }
    return score > 1
  }

  /// What a picture shows, as its line begins.
  private static let scenes: Set<String> = ["لقطه", "مشهد", "صوره", "منظر", "جانب"]

  /// Who and what is seen in pictures: people without a name, offices, things.
  private static let actors: Set<String> = Set(
    """
    جنود عناصر متظاهرون محتجون عمال عامل رجل رجال امراه نساء طفل اطفال فتاه فتيات شاب شباب شبان سكان اهالي نازحون نازحه لاجئون فلسطينيون سوريون ايرانيون
    لبنانيون عراقيون يمنيون سودانيون مواطنون مشيعون مصلون ناخب ناخبه ناخبون مسعفون سياره سيارات دبابه دبابات اليات سفينه سفن طائره طائرات شاحنه شاحنات مبان
    مبني دخان اثار حطام انقاض متدربون طلاب تلاميذ لاعبو لاعبون مشجعون زوار مزارع مزارعون صيادون بائع تاجر تجار مريض مرضي طبيب اطباء رييس الرييس رئيس
    الرئيس وزير وزيره امير الامير ولي ملك الملك محافظ نائب المتحدث الناطق المبعوث قائد قاده زعيم مديره مدير سفير ممثلون وزراء وفد علم اعلام لافته
    عائله شرطي رجلا فريق فرق قوات مقاتلون مسلحون متطوعون مسافرون ركاب سياح
    """.split { $0 == " " || $0 == "\n" }.map(String.init))

  /// What ties a line to the moment that a picture was taken.
  private static let moments: Set<String> = [
    "خلال", "اثناء", "امام", "وسط", "قرب", "يتفقد", "تتفقد", "يتفقدون", "يلوح", "يلوحون", "يحمل", "يحملون", "تحمل", "يقف", "تقف", "يقفون",
    "يسير", "تسير", "يسيرون", "يمشي", "يمشون", "تمشي", "يصافح", "تصافح", "يتصافحان", "يلقي", "تلقي", "مستقبلا", "مصافحا", "متحدثا",
    "يتوسط", "يرفعون", "يفرغون", "يجلس", "تجلس", "يجلسون", "ينتظرون", "يعاينون", "يبحثون",
  ]
}
