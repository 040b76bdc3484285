import Testing

@testable import HTTP

struct BodyStreamTests {
  @Test func `what was delivered is read, then the end`() throws {
    let stream = BodyStream(isGzip: false, limits: Limits()) {}
    #expect(stream.deliver([1, 2]))
    #expect(stream.deliver([3]))
    stream.finish()
    #expect(try stream.read() == [1, 2, 3])
    #expect(try stream.read() == nil)
    #expect(try stream.read() == nil)
  }

  @Test func `a full stream asks to wait, and asks for more once it is read`() throws {
    var limits = Limits()
    limits.waitingInputBytes = 4
    let (asked, ask) = Noted<Bool>.make()
    let stream = BodyStream(isGzip: false, limits: limits) { ask(true) }
    #expect(!stream.deliver([1, 2, 3, 4]))
    #expect(try stream.read() == [1, 2, 3, 4])
    #expect(asked.all == [true])
    #expect(stream.deliver([5]))
  }

  @Test func `a failure is thrown after what came before it`() throws {
    let stream = BodyStream(isGzip: false, limits: Limits()) {}
    _ = stream.deliver([1])
    stream.fail(BodyStream.Failure.disconnected)
    stream.finish()
    #expect(try stream.read() == [1])
    #expect(throws: BodyStream.Failure.disconnected) { try stream.read() }
  }

  @Test(arguments: [1, 7, 100_000])
  func `a packed stream is read unpacked, in whatever pieces it comes`(_ size: Int) throws {
    let plain = (0..<50_000).map { UInt8(truncatingIfNeeded: $0 &* $0 >> 3) }
    let packed = try #require(GzipCompressor().compress(plain))
    let stream = BodyStream(isGzip: true, limits: Limits()) {}
    var start = 0
    var read: [UInt8] = []
    while start < packed.count {
      _ = stream.deliver(Array(packed[start..<min(packed.count, start + size)]))
      start += size
    }
    stream.finish()
    while let bytes = try stream.read() { read += bytes }
    #expect(read == plain)
  }

  @Test func `a packed stream that ends early is a problem`() throws {
    let packed = try #require(GzipCompressor().compress([1, 2, 3]))
    let stream = BodyStream(isGzip: true, limits: Limits()) {}
    _ = stream.deliver(packed.dropLast(2))
    stream.finish()
    #expect(throws: Problem.self) { while try stream.read() != nil {} }
  }
}
