import Foundation
import Model
import Testing

@testable import Storage

private let metadata = DocumentMetadata(
  title: "عنوان", source: "مصدر", url: "https://example.org", published: PartialDate(iso: "2025-03"), retrieved: "2025-03-18T09:30:00Z",
  language: "ar", externalID: "x-1", split: false)

@Test(arguments: [0, 1, 3, 5000, 200_000]) func `raw bytes come back as they were`(_ count: Int) throws {
  var random = SplitMix64(UInt64(count))
  let archive = try Archive.memory()
  for range in [UInt8(0)...255, 97...99] {
    let bytes = (0..<count).map { _ in UInt8.random(in: range, using: &random) }
    let hash = ContentHash(of: bytes, domain: "\(range)")
    let raw = RawDocument(bytes: bytes, mediaType: .html, charset: "windows-1256")
    let id = try archive.write { try DocumentRepository($0).insert(raw, hash: hash, receivedAt: "2025-03-18T09:30:00Z") }
    #expect(try archive.read { try DocumentRepository($0).raw(id) } == raw)
  }
}

@Test func `a document is found by id, content and external id`() throws {
  let archive = try Archive.memory()
  let raw = RawDocument(bytes: Array("نص".utf8), mediaType: .text, charset: nil, metadata: metadata)
  let hash = ContentHash(of: raw.bytes, domain: "text/plain")
  let id = try archive.write { try DocumentRepository($0).insert(raw, hash: hash, receivedAt: "2025-03-18T09:30:00Z") }
  let found = try #require(try archive.read { try DocumentRepository($0).find(id) })
  #expect(found.metadata == metadata)
  #expect(found.hash == hash)
  #expect(found.byteCount == 4)
  #expect(found.receivedAt == "2025-03-18T09:30:00Z")
  #expect(try archive.read { try DocumentRepository($0).find(hash: hash) } == found)
  #expect(try archive.read { try DocumentRepository($0).find(externalID: "x-1") } == found)
  #expect(try archive.read { try DocumentRepository($0).find(externalID: "x-2") } == nil)
  #expect(try archive.read { try DocumentRepository($0).ids(after: 0, limit: 10) } == [id])
}

@Test func `the same content or external id is refused`() throws {
  let archive = try Archive.memory()
  let first = RawDocument(bytes: [1, 2, 3], metadata: metadata)
  _ = try archive.write { try DocumentRepository($0).insert(first, hash: ContentHash(of: [1]), receivedAt: "2025-03-18T09:30:00Z") }
  for (document, hash) in [(RawDocument(bytes: [9]), ContentHash(of: [1])), (first, ContentHash(of: [2]))] {
    #expect {
      try archive.write { try DocumentRepository($0).insert(document, hash: hash, receivedAt: "2025-03-18T09:30:00Z") }
    } throws: { ($0 as? StorageError)?.kind == .constraint }
  }
}

@Test(arguments: [
  ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
  ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
  ("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
]) func `hashes are those of FIPS 180-4`(_ text: String, _ digest: String) {
  let hex = ContentHash(of: Array(text.utf8)).bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  #expect(hex == digest)
}

@Test func `hashes tell lengths and domains apart`() {
  let lengths = (0..<200).map { ContentHash(of: [UInt8](repeating: 0, count: $0)) }
  #expect(Set(lengths).count == 200)
  #expect(ContentHash(of: [1], domain: "text/plain") != ContentHash(of: [1], domain: "text/html"))
}

@Test func `damaged bytes do not unpack`() {
  let bytes = [UInt8](repeating: 7, count: 1000)
  let packed = Deflate.compress(bytes) ?? []
  #expect(Deflate.decompress(packed, length: 1000) == bytes)
  #expect(Deflate.decompress(packed, length: 999) == nil)
  #expect(Deflate.decompress(packed, length: 2000) == nil)
  for cut in 0..<packed.count { #expect(Deflate.decompress(Array(packed[..<cut]), length: 1000) == nil) }
  for index in packed.indices {
    var broken = packed
    broken[index] ^= 0x55
    // A flipped bit of the header may say the same in another way; other bytes than those that came are never given.
    if let unpacked = Deflate.decompress(broken, length: 1000) { #expect(unpacked == bytes, "byte \(index)") }
  }
}
