import Model

/// A line below a picture that has no credit: it has no final stop, and tells a scene as pictures show them.
enum SceneLine {
  /// Whether a line that is no sentence tells a scene: `متدربون خلال درس مسائي في الورشة`, `جانب من السوق القديم بعد ترميمه`.
  static func isScene(_ text: Scalars) -> Bool {
    guard (24...200).contains(text.count), let last = text.last, !".؟!:…?".unicodeScalars.contains(last), !text.contains("؟"),
      !text.prefix(40).contains(":"), !text.contains("…")
    else { return false }
    let words = text[...].foldedName.split(separator: " ").map(String.init)
    guard (5...30).contains(words.count) else { return false }
    var score = 0
    if scenes.contains(words[0]) { score += 2 }
    if actors.contains(words[0]) { score += 1 }
    if words.dropFirst().contains(where: moments.contains) { score += 1 }
    if DatedEvent.all(in: text).contains(where: { $0.year != nil }) { score += 1 }
    return score > 1
  }

  /// What a picture shows, as its line begins.
  private static let scenes = WordList.sceneViews.set

  /// Who and what is seen in pictures: people without a name, offices, things.
  private static let actors = WordList.sceneActors.set

  /// What ties a line to the moment that a picture was taken.
  private static let moments = WordList.sceneMoments.set
}
