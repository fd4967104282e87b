namespace Procur.Integrations.GoogleWorkspace.Tests.Drive;

/// <summary>A stream that tells how much was asked of it.</summary>
internal sealed class CountingStream(byte[] bytes) : MemoryStream(bytes)
{
    public int Largest { get; private set; }

    /// <summary>Happens before a read, with the place that was reached.</summary>
    public Func<long, Task> OnRead { get; init; } = _ => Task.CompletedTask;

    public override bool CanSeek => false;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Largest = Math.Max(Largest, buffer.Length);
        await OnRead(Position);
        return await base.ReadAsync(buffer, cancellationToken);
    }
}
