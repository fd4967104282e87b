using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Journal;

/// <summary>SHA-256 over what makes an intent the same intent. A value, for it is made for each noted call.</summary>
internal readonly record struct IntentFingerprint(UInt128 First, UInt128 Second)
{
    public static IntentFingerprint Of(WireCall call)
    {
        var stable = call.Fingerprint;
        var body = stable is null && call.Body is { } own ? own.Bytes.Span : default;
        var longest = Encoding.UTF8.GetMaxByteCount(call.Method.Method.Length + call.Path.Length + 2 + (stable?.Length ?? 0)) + body.Length;
        // In one piece: the platform's hash over several keeps a handle and its buffers for each call.
        var rented = ArrayPool<byte>.Shared.Rent(longest);
        var length = Encoding.UTF8.GetBytes(call.Method.Method, rented);
        rented[length++] = (byte)'\n';
        length += Encoding.UTF8.GetBytes(call.Path, rented.AsSpan(length));
        rented[length++] = (byte)'\n';
        length += stable is null ? 0 : Encoding.UTF8.GetBytes(stable, rented.AsSpan(length));
        body.CopyTo(rented.AsSpan(length));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(rented.AsSpan(0, length + body.Length), hash);
        ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return Of(hash);
    }

    /// <summary>As it was written out.</summary>
    public static IntentFingerprint Of(ReadOnlySpan<byte> written) =>
        written.Length == SHA256.HashSizeInBytes
            ? new(MemoryMarshal.Read<UInt128>(written), MemoryMarshal.Read<UInt128>(written[16..]))
            : default;

    public byte[] ToBytes()
    {
        var bytes = new byte[SHA256.HashSizeInBytes];
        MemoryMarshal.Write(bytes, First);
        MemoryMarshal.Write(bytes.AsSpan(16), Second);
        return bytes;
    }
}
