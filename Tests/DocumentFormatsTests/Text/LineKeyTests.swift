import Testing

@testable import DocumentFormats

@Suite struct LineKeyTests {
  @Test(arguments: [("«الأمن» أولاً", "الامن اولا"), ("قمّـــة،  بغداد", "قمة بغداد"), ("١٢ مايو", "12 مايو")])
  func `lines of the same words have the same key`(first: String, second: String) {
    #expect(LineKey(Scalars(first)) == LineKey(Scalars(second)))
  }

  @Test func `lines of other words have other keys`() {
    #expect(LineKey(Scalars("قمة بغداد")) != LineKey(Scalars("قمة بغداد غدا")))
    #expect(LineKey(Scalars("قمةبغداد")) != LineKey(Scalars("قمة بغداد")))
  }

  @Test func `a line without words has the empty key`() {
    #expect(LineKey(Scalars("…  - ")).isEmpty)
    #expect(LineKey([]) == .none)
    #expect(!LineKey(Scalars("نعم")).isTelling)
  }
}
