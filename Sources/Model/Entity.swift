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

  /// A mention of the entity with a slug.
  public init(field: Field, span: ScalarSpan, text: String, how: How, entity: String) {
    self.field = field
    self.span = span
    self.text = text
    self.how = how
    self.entity = entity
  }
}
