import Extraction
import Testing

@Suite struct QuotationMarksTests {
  @Test(arguments: [("«", "»"), ("\"", "\""), ("“", "”")])
  func `each kind of quotation marks holds speech`(opening: String, closing: String) throws {
    let findings = try ConfigFiles.findings("قال إيمانويل ماكرون: \(opening)لن نغلق المدارس هذا الشتاء\(closing).")
    #expect(findings.speeches == ["emmanuel-macron: لن نغلق المدارس هذا الشتاء"])
  }

  @Test(arguments: ["«موسم المطر»", "\"موسم المطر\"", "“موسم المطر”"])
  func `marks inside marks are part of the outer words`(title: String) throws {
    let findings = try ConfigFiles.findings("قال إيمانويل ماكرون: «قرأت رواية \(title) في ليلة واحدة».")
    #expect(findings.speeches == ["emmanuel-macron: قرأت رواية \(title) في ليلة واحدة"])
  }

  @Test(arguments: [
    "قال إيمانويل ماكرون: «لن نغلق المدارس هذا الشتاء", "قال إيمانويل ماكرون: \"لن نغلق المدارس هذا الشتاء",
    "قال إيمانويل ماكرون: لن نغلق المدارس هذا الشتاء»",
  ])
  func `a mark without its twin quotes nothing`(text: String) throws {
    #expect(try ConfigFiles.findings(text).quotes.filter(\.direct).isEmpty)
  }

  @Test func `a straight mark left open does not reach into the next paragraph`() throws {
    let findings = try ConfigFiles.findings(
      "قال إيمانويل ماكرون: \"لن نغلق المدارس هذا الشتاء.\n\nوقال فلاديمير بوتين: \"سنلتقي قبل الخريف\".")
    #expect(findings.quotes.filter(\.direct).map(\.text) == ["سنلتقي قبل الخريف"])
  }
}
