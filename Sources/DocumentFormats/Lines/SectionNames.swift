/// The names of sections that sites print above a headline or before a teaser's caption, folded.
enum SectionNames {
  static func contains(_ folded: String) -> Bool { names.contains(folded) }

  /// The caption without the name of the section before it.
  static func strip(_ caption: Scalars) -> Scalars {
    let words = caption.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: true)
    for count in [3, 2, 1] where words.count > count {
      let head = caption[..<words[count - 1].endIndex].foldedName
      if names.contains(head) { return Array(words[count].startIndex < caption.endIndex ? caption[words[count].startIndex...] : []) }
    }
    return caption
  }

  private static let names: Set<String> = [
    "الولايات المتحده", "اوروبا", "اسيا", "افريقيا", "العالم", "العالم العربي", "المشرق العربي", "شمال افريقيا", "الخليج", "شوون اقليميه",
    "شؤون اقليميه",
    "اميركا اللاتينيه", "يوميات الشرق", "الاقتصاد", "اقتصاد", "اقتصاد عربي", "اقتصاد دولي", "راي", "الراي", "مقالات", "مقال", "حوار",
    "حوارات", "تقرير",
    "تقارير", "تحليل", "تحليلات", "تحقيق", "تحقيقات", "سياسه", "السياسه", "رياضه", "الرياضه", "ثقافه", "الثقافه", "ثقافه وفنون", "فنون",
    "علوم", "صحه", "صحتك",
    "تكنولوجيا", "تقنيه", "منوعات", "اخبار", "الاخبار", "محليات", "عربي", "عرب وعالم", "دولي", "عاجل", "خاص", "ملفات", "افتتاحيه", "مجتمع",
    "المغرب", "مصر",
    "سوريا", "العراق", "لبنان", "فلسطين", "الاردن", "السعوديه", "اليمن", "ليبيا", "تونس", "الجزائر", "السودان", "ايران", "تركيا", "اسرائيل",
    "روسيا", "الصين",
  ]
}
