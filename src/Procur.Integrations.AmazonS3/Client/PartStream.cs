using System.Runtime.InteropServices;

namespace Procur.Integrations.AmazonS3;

/// <summary>Content in memory as the stream that the SDK reads, without a copy where the memory is an array.</summary>
internal static class PartStream
{
    public static MemoryStream Over(ReadOnlyMemory<byte> content) =>
        MemoryMarshal.TryGetArray(content, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
}
