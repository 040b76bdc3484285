import Testing

@testable import DocumentFormats

@Suite struct SceneLineTests {
  @Test(arguments: [
    "متدربون من حي القزالي خلال درس مسائي في الورشة الأسبوع الماضي", "جانب من السوق القديم في حلب بعد ترميمه",
    "وزير الصحة يتفقد مستشفى المدينة الجديد", "سكان ينتظرون أمام مكتب البريد في الخرطوم",
  ])
  func `a line that tells a scene is a caption`(line: String) {
    #expect(SceneLine.isScene(Scalars(line)))
  }

  @Test(arguments: [
    "مخاوف الصيادين التقليديين", "اقتصاد الحرب وما بعدها في المدن الساحلية", "هل ينتهي الجفاف خلال العام المقبل؟",
    "قال الوزير إن الأعمال ستنتهي خلال شهر من الآن.", "الرئيس خلال الحرب", "رئيس الوزراء: لا انتخابات خلال الصيف المقبل",
  ])
  func `a heading and a sentence are none`(line: String) {
    #expect(!SceneLine.isScene(Scalars(line)))
  }
}
