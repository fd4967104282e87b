namespace Procur.Integrations.TestKit;

/// <summary>Content that no two places of are alike, so that a lost, doubled or shifted block shows.</summary>
public static class FileBytes
{
    public static byte[] Of(int length)
    {
        var bytes = new byte[length];
#pragma warning disable CA5394 // The same each time, and nothing is kept secret by it.
        new Random(length).NextBytes(bytes);
#pragma warning restore CA5394
        return bytes;
    }

    public static async Task<byte[]> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var read = new MemoryStream();
        await stream.CopyToAsync(read, cancellationToken);
        return read.ToArray();
    }
}
