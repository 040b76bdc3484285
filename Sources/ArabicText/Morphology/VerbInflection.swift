/// The third-person forms of a verb, made from its dictionary forms, so that lexicons list a verb once.
///
/// Arabic is written without short vowels, so two forms (`PAST PRESENT`, third person masculine singular) fix all others: the final weak
/// letter decides the endings (Wright, A Grammar of the Arabic Language, I §§ 164-169).
public enum VerbInflection {
  /// Tense and mood, as far as the spelling shows them.
  public enum Tense: Sendable {
    case past
    /// Present, and with سـ or سوف future.
    case present
  }

  /// One written form.
  public struct Form: Sendable, Hashable {
    /// The folded spelling, without clitics.
    public let folded: String
    /// Its tense.
    public let tense: Tense
    /// Whether the subject is feminine (or a group of things).
    public let isFeminine: Bool
    /// Whether the subject is two or more persons named before.
    public let isPlural: Bool
  }

  /// The forms of a verb given as past and present, folded or not: `التقى`, `يلتقي`.
  public static func forms(past: String, present: String) -> [Form] {
    pastForms(Folding.fold(past), isWeak: ends(past, in: ["ا", "ى"]))
      + presentForms(Folding.fold(present), isWeak: ends(present, in: ["ا", "ى", "ي", "و"]))
  }

  /// Whether a verb ends in one of these letters. A hamza is no weak letter, though it folds to one: بدأ, بدأت; nor is the ي of لقي, لقيت.
  private static func ends(_ verb: String, in letters: Set<Unicode.Scalar>) -> Bool {
    verb.unicodeScalars.last.map(letters.contains) ?? false
  }

  private static func pastForms(_ past: String, isWeak: Bool) -> [Form] {
    let base = isWeak ? dropLast(past) : past
    let dualBase = isWeak ? base + (past.hasSuffix("ا") ? "و" : "ي") : past
    return [
      Form(folded: past, tense: .past, isFeminine: false, isPlural: false),
      Form(folded: base + "ت", tense: .past, isFeminine: true, isPlural: false),
      Form(folded: base + "وا", tense: .past, isFeminine: false, isPlural: true),
      Form(folded: dualBase + "ا", tense: .past, isFeminine: false, isPlural: true),
      Form(folded: base + "تا", tense: .past, isFeminine: true, isPlural: true),
    ]
  }

  private static func presentForms(_ present: String, isWeak weak: Bool) -> [Form] {
    guard present.hasPrefix("ي") else { return [] }
    let stem = String(present.dropFirst())
    let plural = weak ? dropLast(stem) : stem
    let dual = stem.hasSuffix("ا") ? plural + "ي" : stem
    var forms = [
      Form(folded: "ي" + stem, tense: .present, isFeminine: false, isPlural: false),
      Form(folded: "ت" + stem, tense: .present, isFeminine: true, isPlural: false),
      Form(folded: "ي" + plural + "ون", tense: .present, isFeminine: false, isPlural: true),
      Form(folded: "ي" + plural + "وا", tense: .present, isFeminine: false, isPlural: true),
      Form(folded: "ي" + dual + "ان", tense: .present, isFeminine: false, isPlural: true),
      Form(folded: "ت" + dual + "ان", tense: .present, isFeminine: true, isPlural: true),
    ]
    // The jussive after لم drops the weak letter: لم يلتقِ.
    if weak {
      forms.append(Form(folded: "ي" + plural, tense: .present, isFeminine: false, isPlural: false))
      forms.append(Form(folded: "ت" + plural, tense: .present, isFeminine: true, isPlural: false))
    }
    return forms
  }

  private static func dropLast(_ text: String) -> String {
    String(text.dropLast())
  }
}
