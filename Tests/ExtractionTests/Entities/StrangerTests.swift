import Model
import Testing

@testable import Extraction

@Suite struct StrangerTests {
  @Test(arguments: [
    ("عبد الرحمن شلهوب", "عبدالرحمن شلهوب"), ("أمينة حداد", "امينه حداد"), ("رائد فؤاد", "رايد فواد"), ("مصطفى قدري", "مصطفي قدري"),
    ("سامي نبيل الحمدان", "سامي نبيل حمدان"), ("وُهَيب سَلّوم", "وهيب سلوم"),
  ])
  func `spellings of one name are one person`(one: String, other: String) {
    #expect(Stranger.entity(named: one, .person).slug == Stranger.entity(named: other, .person).slug)
  }

  @Test(arguments: [("محمد الأمين", "محمد أمين"), ("رامي شلهوب", "رامية شلهوب"), ("حسن قاسم", "حسين قاسم"), ("عبد الله سالم", "عبد سالم")])
  func `names that differ are of strangers`(one: String, other: String) {
    #expect(Stranger.entity(named: one, .person).slug != Stranger.entity(named: other, .person).slug)
  }

  @Test func `a person, a place and a body of one name are three`() {
    let slugs = [EntityType.person, .place, .organization].map { Stranger.entity(named: "نورميكس", $0).slug }
    #expect(Set(slugs).count == 3)
  }

  @Test(arguments: [
    "أعلنت شركة نورميكس أن مديرها سليمان الدبوسي سيغادر منصبه.", "التقى الدكتور هيثم الزبداني وفداً من الطلاب في مدينة زرقون.",
  ])
  func `a mention says who found it and how surely`(text: String) throws {
    let findings = try ConfigFiles.findings(text)
    #expect(!findings.mentions.isEmpty)
    #expect(findings.mentions.allSatisfy { (0...1).contains($0.confidence) })
    #expect(findings.mentions.contains { $0.foundBy == .tagger || $0.foundBy == .context })
    #expect(findings.faults(in: Article(title: "عنوان", body: text)) == [])
  }
}
