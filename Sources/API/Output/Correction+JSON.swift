import Model
import Storage

extension JSONWriter {
  /// One correction.
  mutating func correction(_ correction: Correction) {
    object { json in
      json.member("id", correction.id)
      json.member("made_at", correction.madeAt)
      json.member("made_by", correction.madeBy)
      json.member("action", correction.action.rawValue)
      json.member("entity_id", correction.entity)
      json.member("target_id", correction.target)
      json.key("change")
      json.raw(correction.change.isEmpty ? Array("{}".utf8) : Array(correction.change.utf8))
      json.member("undone_at", correction.undoneAt)
      json.member("undone_by", correction.undoneBy)
    }
  }
}
