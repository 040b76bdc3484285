import Model

/// A stretch of tokens that names something in the lexicon.
struct NameMatch: Sendable {
  /// What the words mean.
  enum Meaning: Sendable, Equatable {
    /// A lexicon entity by one of its names.
    case entity(Int, isAlias: Bool)
    /// The institution of a country.
    case institution(Int, country: Int)
    /// The holder of an office: the jurisdiction is the slug of a country or organization.
    case title(office: Int, jurisdiction: String)
    /// A relative adjective of a country.
    case demonym(country: Int)
    /// Somebody or something that the lexicon does not know, by the words of the name.
    case stranger(String, EntityType)
    /// The head of an institution without a country, by its index: the one that the article names in full, or nobody's. It keeps shorter
    /// names inside it from being found.
    case bareInstitution(Int)
    /// A phrase in which no name is meant: مسقط رأسه.
    case idiom
  }

  let meaning: Meaning
  /// The tokens covered, clitics of the first one included.
  let tokens: Range<Int>
  /// Where the name itself starts, behind the clitics.
  let span: ScalarSpan
  /// Whether something beside the letters decided for it: vowel marks, quotation marks around a guarded name.
  var isDecided = false
  /// Whether a title is one of an office that somebody held there: several offices share a title, "رئيس".
  var hasHolders = true

  /// How sure it is, from 0 to 1.
  var confidence: Float = 0.9
  /// Who found it.
  var foundBy: Mention.Finder = .lexicon

  /// How many tokens it covers.
  var length: Int { tokens.count }

  /// Whether it is the name of a lexicon entity, or the adjective of one.
  var isNameOfLexicon: Bool {
    switch meaning {
    case .entity, .demonym: true
    default: false
    }
  }

  /// Names go before titles, titles before adjectives, when they cover the same tokens.
  var rank: Int {
    switch meaning {
    case .entity: isDecided ? 5 : 4
    case .institution: 3
    case .title: hasHolders ? 2 : 1
    case .stranger: 1
    case .demonym, .bareInstitution, .idiom: 0
    }
  }
}
