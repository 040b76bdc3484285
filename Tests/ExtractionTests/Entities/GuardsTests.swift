import Extraction
import Testing

@Suite struct GuardsTests {
  @Test(arguments: [
    ("كانت الحياة في القرية هادئة.", "نشرت صحيفة الحياة صورة الجسر.", "الحياة = al-hayat"),
    ("صعد السياح إلى الأهرام مع الفجر.", "نشرت «الأهرام» صورة الجسر.", "الأهرام = al-ahram"),
    ("الوضع المالي صعب والبيت مالي كله.", "وصل المندوب من مالي أمس الأول.", "مالي = mali"),
    ("والخليل الوفي لا يترك صاحبه.", "زرنا مدينة الخليل في الربيع.", "الخليل = hebron"),
    ("فحص البيطري جنين الشاة قبل الولادة.", "وصلت الشاحنات إلى جنين صباحاً.", "جنين = jenin"),
    ("كانت العقبة الأخيرة أمام المشروع ورقة ناقصة.", "رست السفينة في ميناء العقبة ليلاً.", "العقبة = aqaba"),
  ])
  func `a name that is also a word counts only behind a word that says so`(plain: String, guarded: String, name: String) throws {
    #expect(try ConfigFiles.findings(plain).names.isEmpty)
    #expect(try ConfigFiles.findings(guarded).names == [name])
  }

  @Test func `the newspaper and the region of one name are told apart`() throws {
    let findings = try ConfigFiles.findings("نشرت صحيفة «الشرق الأوسط» الخبر، وتابعته دول الشرق الأوسط.")
    #expect(findings.mentions.map(\.entity) == ["asharq-al-awsat", "middle-east"])
    #expect(findings.names.last == "الشرق الأوسط = middle-east")
  }

  @Test func `a region stays a region beside the newspaper`() throws {
    let findings = try ConfigFiles.findings("منطقة الشرق الأوسط مقبلة على صيف حار.")
    #expect(findings.entities.map(\.slug) == ["middle-east"])
  }
}
