/// Words that somebody is reported to have said.
public struct Quote: Equatable, Sendable {
  /// The slug of the speaker, when the text leaves no doubt.
  public var speaker: String?
  /// The words that name the speaker in the text.
  public var speakerText: String?
  /// The words said.
  public var text: String
  /// Where ``text`` stands in the body, without quotation marks.
  public var span: ScalarSpan
  /// The reporting verb or phrase.
  public var cue: String?
  /// Whether the words stand in quotation marks.
  public var direct: Bool

  /// A quotation.
  public init(speaker: String?, speakerText: String?, text: String, span: ScalarSpan, cue: String?, direct: Bool) {
    self.speaker = speaker
    self.speakerText = speakerText
    self.text = text
    self.span = span
    self.cue = cue
    self.direct = direct
  }
}
