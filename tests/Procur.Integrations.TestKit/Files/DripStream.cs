using Procur.Integrations.Wire;

namespace Procur.Integrations.TestKit;

/// <summary>A stream as a socket or a pipe gives it: it cannot seek, nobody knows its length, and it comes in odd pieces.</summary>
/// <param name="bytes">What comes.</param>
/// <param name="breaksAt">After how many bytes it breaks; null for a stream that does not.</param>
public sealed class DripStream(byte[] bytes, int? breaksAt = null) : OneWayStream
{
    private const int Piece = 4093;

    public bool IsDisposed { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        if (Position >= breaksAt)
        {
            throw new InvalidDataException("the source broke");
        }

        var rest = bytes.AsSpan((int)Position);
        var count = Math.Min(Math.Min(buffer.Length, Piece), rest.Length);
        rest[..count].CopyTo(buffer);
        return Advance(count);
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(buffer.Span));
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
