/// What an entity is.
public enum EntityType: String, Sendable, CaseIterable {
  case person, organization, place
  /// Peoples and movements without a body of their own.
  case group
  case other
}

/// Somebody or something with a name, as the lexicon or the extraction knows it.
public struct Entity: Equatable, Sendable {
  /// The stable public name: lower-case ASCII with dashes.
  public var slug: String
  /// What it is.
  public var type: EntityType
  /// The Arabic name as it is shown.
  public var name: String
  /// The usual English name.
  public var nameEnglish: String?
  /// Every other spelling by which it may be asked for, Arabic and Latin.
  public var aliases: [String]

  /// An entity with its names.
  public init(slug: String, type: EntityType, name: String, nameEnglish: String? = nil, aliases: [String] = []) {
    self.slug = slug
    self.type = type
    self.name = name
    self.nameEnglish = nameEnglish
    self.aliases = aliases
  }
}

/// One place in an article where an entity is spoken of.
public struct Mention: Equatable, Sendable {
  /// Which text of the article the positions count in.
  public enum Field: String, Sendable, CaseIterable {
    case title, subtitle, body
  }

  /// By what kind of words the entity is meant.
  public enum How: String, Sendable, CaseIterable {
    case name, alias
    /// By an office held on the article's date: "الرئيس الروسي".
    case title
    /// By a relative adjective: "الروسي" for روسيا.
    case demonym
    case pronoun
  }

  /// Who found it.
  public enum Finder: String, Sendable, CaseIterable {
    /// The words are a name in the lexicon.
    case lexicon
    /// What was learned from annotated text says that the words are a name.
    case tagger
    /// Lexicon and tagger agree.
    case both
    /// A rule about the words around, or about what the article says elsewhere: titles, surnames after the full name.
    case context
  }

  /// Which text the positions count in.
  public var field: Field
  /// Where the words stand, without clitics.
  public var span: ScalarSpan
  /// The words.
  public var text: String
  /// By what kind of words the entity is meant.
  public var how: How
  /// The slug of the entity meant.
  public var entity: String
  /// Who found it.
  public var foundBy: Finder
  /// How sure the finder is, from 0 to 1.
  public var confidence: Double

  /// A mention of the entity with a slug.
  public init(
    field: Field, span: ScalarSpan, text: String, how: How, entity: String, foundBy: Finder = .lexicon, confidence: Double = 1
  ) {
    self.field = field
    self.span = span
    self.text = text
    self.how = how
    self.entity = entity
    self.foundBy = foundBy
    self.confidence = confidence
  }
}
