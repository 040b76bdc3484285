import Model

/// The words that name a speaker, and the entity when it is known.
struct Speaker {
  let text: String
  let entity: Entity?
  /// What the verb or the words say of the speaker's gender; `nil` when they leave it open.
  var isFeminine: Bool?
  /// Whether the words mean several.
  var isPlural = false
}

/// Who spoke in an article so far, the newest last: verbs without a subject go on for the newest who agrees with them.
struct SpeakerHistory {
  private var recent: [Speaker] = []

  /// No more speakers are remembered than this; a text leaves doubt sooner.
  private static let memory = 5

  mutating func add(_ speaker: Speaker) {
    recent.append(speaker)
    if recent.count > Self.memory { recent.removeFirst() }
  }

  /// The newest speaker whose gender agrees; where the newest do not, an older one is meant. Several go on only for several.
  func last(agreeingWith cue: QuoteCues.Cue) -> Speaker? {
    if cue.isPlural { return recent.last.flatMap { $0.isPlural ? $0 : nil } }
    return recent.last { $0.isFeminine == nil || $0.isFeminine == cue.isFeminine }
  }

  /// The newest speaker.
  var last: Speaker? { recent.last }

  /// The newest speaker with an entity for whom a test holds.
  func last(where test: (Speaker) -> Bool) -> Speaker? {
    recent.last(where: test)
  }
}
