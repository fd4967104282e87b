using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace Procur.Integrations.Webhooks;

/// <summary>Whom a source address belongs to, as far as limits go.</summary>
internal static class SourceAddress
{
    /// <summary>An IPv4 address, also one mapped into IPv6, or the first 64 bits of an IPv6 address, of which one caller has all the rest.</summary>
    public static UInt128 KeyOf(IPAddress? address)
    {
        Span<byte> bytes = stackalloc byte[16];
        bytes.Clear();
        if (address is null)
        {
            return 0;
        }

        if (address.IsIPv4MappedToIPv6 || address.AddressFamily == AddressFamily.InterNetwork)
        {
            address.MapToIPv6().TryWriteBytes(bytes, out _);
        }
        else
        {
            address.TryWriteBytes(bytes, out _);
            bytes[8..].Clear();
        }

        return BinaryPrimitives.ReadUInt128BigEndian(bytes);
    }
}
