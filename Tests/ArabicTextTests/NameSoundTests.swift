import ArabicText
import Testing

@Suite struct NameSoundTests {
  @Test(arguments: [
    ("لافروف", "Lavrov"), ("لافروف", "Lafrouf"), ("الخريجي", "Khereiji"), ("الخريجي", "Al-Khuraiji"), ("شلهوب", "Shalhoub"),
    ("غوتيريش", "Guterich"),
    ("قاسم", "Kassem"), ("قاسم", "Qasim"), ("جمال", "Gamal"), ("جمال", "Jamal"), ("ضياء الدبوسي", "Diaa al-Dabbousi"),
    ("الزهراني", "el Zahrani"),
    ("طارق", "Tareq"), ("بيروت", "Beyrouth"), ("فؤاد شهاب", "Fouad Chehab"), ("سارة", "Sarah"),
  ])
  func `an Arabic name sounds like its Latin spellings`(arabic: String, latin: String) {
    #expect(NameSound.words(of: arabic) == NameSound.words(of: latin))
    #expect(!NameSound.words(of: arabic).isEmpty)
  }

  @Test(arguments: [("سليم", "Jamil"), ("خالد", "Walid"), ("الشرع", "Sarraf"), ("كمال", "Hamid")])
  func `other names sound different`(arabic: String, latin: String) {
    #expect(NameSound.words(of: arabic) != NameSound.words(of: latin))
  }

  @Test(arguments: ["", " ", "…", "و", "a", "١٢"]) func `what has no two consonants has no sound`(text: String) {
    #expect(NameSound.words(of: text).isEmpty)
  }
}
