import Testing

@testable import ArabicText

private let report = """
  أعلنت إدارة السدود يوم الأربعاء أن منسوب المياه في البحيرة ارتفع مترين بعد أمطار استمرت ثلاثة أيام، وأن البوابات الأربع ستبقى مفتوحة \
  حتى نهاية الأسبوع. وقال المهندس المشرف إن القرى الواقعة على الضفة الشرقية أخليت، ونقل نحو 1200 من سكانها إلى 14 مدرسة في البلدة \
  القريبة، في حين تواصل 35 آلية رفع الطمي عن الطريق الساحلي الذي قطعته السيول ليلة الاثنين.
  """

private func words(_ text: String) -> [Substring] { text.split(separator: " ") }

@Test(arguments: [
  "نص من كلمات", "«نص» — من: كلمات!", "  نص\n\nمن\tكلمات ", "نَصٌّ مِن كلمات", "نـــص من كلمات", "نص\u{200F} من كلمات",
]) func `marks, blanks and vowel signs make no other wording`(_ text: String) {
  #expect(TextSignature(text).wording == TextSignature("نص من كلمات").wording)
}

@Test(arguments: [("أحمد في الجامعة", "احمد فى الجامعه"), ("عام ٢٠٢٥", "عام 2025"), ("NATO", "nato")])
func `spelling variants make no other wording`(_ a: String, _ b: String) {
  #expect(TextSignature(a) == TextSignature(b))
}

@Test(arguments: [("نص من كلمات", "كلمات من نص"), ("نص", "نص نص"), ("ا ب", "اب"), ("", "نص")])
func `other words, or in another order, are another wording`(_ a: String, _ b: String) {
  #expect(TextSignature(a).wording != TextSignature(b).wording)
}

@Test func `a title and a body are one text`() {
  #expect(TextSignature("عنوان", "نص من كلمات") == TextSignature("عنوان نص من كلمات"))
}

@Test func `a text with small edits is near and shares a band`() {
  let edits = [
    report.replacing("يوم الأربعاء", with: "اليوم"), report + " (وكالات)", "بيروت - " + report, report.replacing("1200", with: "1250"),
    words(report).dropLast(9).joined(separator: " "),
  ]
  let original = TextSignature(report)
  for edit in edits {
    let other = TextSignature(edit)
    #expect(original.isNear(other) && other.isNear(original), "\(edit)")
    #expect(!Set(original.bands).isDisjoint(with: other.bands), "\(edit)")
    #expect(original.overlap(with: other) < 1)
  }
}

@Test func `a form filled in with other numbers is another text`() {
  let other = report.replacing("1200", with: "90").replacing("14", with: "3").replacing("35", with: "60")
  #expect(TextSignature(report).overlap(with: TextSignature(other)) > 0.7)
  #expect(!TextSignature(report).isNear(TextSignature(other)))
}

@Test func `a few words are the same or they are not`() {
  #expect(TextSignature("عاجل هزة أرضية في المدينة").isNear(TextSignature("عاجل، هزة أرضية في المدينة")))
  #expect(!TextSignature("عاجل هزة أرضية في المدينة").isNear(TextSignature("عاجل هزة أرضية في المدينة الآن")))
}

@Test func `how much of a text stands in another is a share`() {
  let lead = TextSignature(words(report).prefix(12).joined(separator: " "))
  #expect(lead.share(in: TextSignature(report)) == 1)
  #expect(TextSignature(report).share(in: lead) < 0.4)
  #expect(TextSignature("").share(in: lead) == 1)
}

@Test func `a headline of three words says too little`() {
  #expect(TextSignature.headline("أخبار الساعة العاشرة") == nil)
  #expect(TextSignature.headline("افتتاح الجسر الجديد اليوم") == TextSignature.headline("«افتتاح» الجسر الجديد: اليوم"))
}

@Test func `over random texts comparison is symmetric, and a text is near to itself`() {
  var random = SplitMix64(seed: 11)
  for _ in 0..<200 {
    let a = TextSignature(RandomText.make(&random))
    let b = TextSignature(RandomText.make(&random))
    #expect(a.isNear(a) && a.overlap(with: a) == 1)
    #expect(a.isNear(b) == b.isNear(a))
    #expect(a.overlap(with: b) == b.overlap(with: a))
    #expect((0...1).contains(a.overlap(with: b)) && (0...1).contains(a.share(in: b)))
  }
}

/// Edits at random words, as many as a rewritten agency report has: nearly all must share a band, or they would never be compared.
@Test func `texts with an overlap of .8 share a band nearly always`() {
  var random = SplitMix64(seed: 5)
  var near = 0
  for _ in 0..<200 {
    let text = (0..<150).map { _ in String(Int.random(in: 0..<4_000, using: &random), radix: 16) + "k" }
    let edited = text.map { Int.random(in: 0..<100, using: &random) < 5 ? "تحرير" : $0 }
    let (a, b) = (TextSignature(text.joined(separator: " ")), TextSignature(edited.joined(separator: " ")))
    if !Set(a.bands).isDisjoint(with: b.bands), a.isNear(b) { near += 1 }
  }
  #expect(near >= 190)
}
