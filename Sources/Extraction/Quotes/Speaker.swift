import ArabicText
import Model

/// The words that name a speaker, and the entity when it is known.
struct Speaker {
  let text: String
  let entity: Entity?
  /// What the verb or the words say of the speaker's gender; `nil` when they leave it open.
  var isFeminine: Bool?
  /// Whether the words mean several.
  var isPlural = false

  /// The gender that the words show: a feminine ending, or none on the first word for a person or body; `nil` for a name alone.
  var shownGender: Bool? {
    guard let first = text.split(separator: " ").first.map({ Folding.fold(String($0)) }) else { return nil }
    if first.hasSuffix("ه") { return true }
    return entity == nil && !isPlural && first.hasPrefix("ال") && text.contains(" ") ? false : nil
  }
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
    return recent.last { ($0.isFeminine ?? $0.shownGender ?? cue.isFeminine) == cue.isFeminine }
  }

  /// The newest speaker.
  var last: Speaker? { recent.last }

  /// The newest speaker with an entity for whom a test holds.
  func last(where test: (Speaker) -> Bool) -> Speaker? {
    recent.last(where: test)
  }
}
