import ArabicText
import Testing

@Suite struct InflectionTests {
  @Test(arguments: [
    ("التقى", "يلتقي", ["التقي", "التقت", "التقوا", "التقيا", "يلتقي", "تلتقي", "يلتقون", "يلتقيان", "يلتق"]),
    ("دعا", "يدعو", ["دعا", "دعت", "دعوا", "يدعو", "يدعون"]), ("قصف", "يقصف", ["قصف", "قصفت", "قصفوا", "يقصف", "تقصف", "يقصفون"]),
    ("لقي", "يلقى", ["لقي", "لقيت", "يلقي", "يلقون"]), ("بدأ", "يبدأ", ["بدا", "بدات", "يبدا", "تبدا"]),
    ("قال", "يقول", ["قال", "قالت", "قالوا", "قالا", "يقول", "تقول", "يقولون"]),
  ])
  func `a verb has its forms`(past: String, present: String, expected: [String]) {
    let forms = Set(VerbInflection.forms(past: past, present: present).map(\.folded))
    #expect(forms.isSuperset(of: expected))
  }

  @Test func `a relative adjective has gender and number, and never the form of the country`() {
    let forms = NominalInflection.adjectiveForms("روسي")
    #expect(forms.contains { $0.folded == "روسيه" && $0.isFeminine && $0.isSingular })
    #expect(forms.contains { $0.folded == "روسيين" && !$0.isSingular })
    #expect(!forms.contains { $0.folded == "روسيا" })
  }

  @Test func `a noun in ة opens before endings`() {
    let forms = NominalInflection.nounForms("زيارة")
    #expect(Set(["زياره", "زيارته", "زيارتهم", "زيارات", "زيارتين"]).isSubset(of: forms))
  }
}
