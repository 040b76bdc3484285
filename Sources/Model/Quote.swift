/// Words that somebody is reported to have said.
public struct Quote: Equatable, Sendable {
  /// The slug of the speaker, when the text leaves no doubt. Of a spokesman or source who is not named, the body that he speaks for.
  public var speaker: String?
  /// The words that name the speaker in the text.
  public var speakerText: String?
  /// The slug of the one spoken to, where that is said.
  public var addressee: String?
  /// The words that name the one spoken to.
  public var addresseeText: String?
  /// What is spoken of: first what the reporting clause says ("about the talks"), then the entities that are named in the words said.
  public var about: [Event.Participant]
  /// The words said.
  public var text: String
  /// Where ``text`` stands in the body, without quotation marks.
  public var span: ScalarSpan
  /// The reporting verb or phrase.
  public var cue: String?
  /// Whether the words stand in quotation marks.
  public var direct: Bool
  /// Whether a part of the words said was quoted inside a sentence of the newspaper's own, and no whole sentence.
  public var partial: Bool

  /// A quotation, with nothing said about whom it was told to and what it is about.
  public init(speaker: String?, speakerText: String?, text: String, span: ScalarSpan, cue: String?, direct: Bool) {
    self.speaker = speaker
    self.speakerText = speakerText
    self.text = text
    self.span = span
    self.cue = cue
    self.direct = direct
    about = []
    partial = false
  }
}
