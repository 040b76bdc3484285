import Extraction
import Testing

@Suite struct VocalizedNameTests {
  @Test(arguments: [("عُمان", "oman"), ("عمّان", "amman"), ("عمان", "amman"), ("سلطنة عمان", "oman")])
  func `vowel marks decide between Oman and Amman`(name: String, slug: String) throws {
    let findings = try ConfigFiles.findings("وصل الوفد إلى \(name) مساء أمس.")
    #expect(findings.mentions.map(\.entity) == [slug])
  }
}
