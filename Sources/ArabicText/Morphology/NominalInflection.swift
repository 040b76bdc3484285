/// The written forms of nouns and relative adjectives, made from the dictionary form.
public enum NominalInflection {
  /// One form of a relative adjective such as روسي.
  public struct AdjectiveForm: Sendable, Hashable {
    /// The folded spelling, without article.
    public let folded: String
    /// Whether it is feminine.
    public let isFeminine: Bool
    /// Whether it is singular.
    public let isSingular: Bool
  }

  /// The forms of a relative adjective given in the masculine singular: روسي روسية روسيان روسيين روسيون روسيات روسيتان روسيتين. The
  /// accusative روسيا is left out: it is spelt like the country.
  public static func adjectiveForms(_ base: String) -> [AdjectiveForm] {
    let base = Folding.fold(base)
    return [
      AdjectiveForm(folded: base, isFeminine: false, isSingular: true),
      AdjectiveForm(folded: base + "ه", isFeminine: true, isSingular: true),
      AdjectiveForm(folded: base + "ان", isFeminine: false, isSingular: false),
      AdjectiveForm(folded: base + "ين", isFeminine: false, isSingular: false),
      AdjectiveForm(folded: base + "ون", isFeminine: false, isSingular: false),
      AdjectiveForm(folded: base + "ات", isFeminine: true, isSingular: false),
      AdjectiveForm(folded: base + "تان", isFeminine: true, isSingular: false),
      AdjectiveForm(folded: base + "تين", isFeminine: true, isSingular: false),
    ]
  }

  /// The pronouns that may be written onto a noun, folded.
  public static let possessives = ["ه", "ها", "هم", "هما", "هن", "نا", "كم", "ي", "ك"]

  /// The forms of a noun without its clitics in front: itself, the accusative, with a pronoun behind it, dual and sound plural. A final ة
  /// opens to ت before an ending: زيارة, زيارته, زيارتين, زيارات.
  public static func nounForms(_ noun: String) -> [String] {
    let folded = Folding.fold(noun)
    let opensToTa = noun.unicodeScalars.last == "ة"
    let open = opensToTa ? String(folded.dropLast()) + "ت" : folded
    var forms = [folded]
    forms += possessives.filter { $0 != "ي" && $0 != "ك" }.map { open + $0 }
    forms += [open + "ان", open + "ين"]
    forms.append(opensToTa ? String(folded.dropLast()) + "ات" : folded + "ات")
    if !opensToTa { forms.append(folded + "ا") }
    return forms
  }
}
