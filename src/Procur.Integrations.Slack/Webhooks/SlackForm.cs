namespace Procur.Integrations.Slack;

/// <summary>Reads form bodies as they come: interactions are one field of JSON, slash commands a few of text.</summary>
internal static class SlackForm
{
    /// <summary>A field's value, decoded; null where it is not there.</summary>
    public static byte[]? Find(ReadOnlySpan<byte> form, ReadOnlySpan<byte> name)
    {
        foreach (var range in form.Split((byte)'&'))
        {
            var field = form[range];
            if (field.Length > name.Length && field.StartsWith(name) && field[name.Length] == (byte)'=')
            {
                return Decode(field[(name.Length + 1)..]);
            }
        }

        return null;
    }

    /// <summary>A field's value as text; null where it is not there.</summary>
    public static string? FindText(ReadOnlySpan<byte> form, ReadOnlySpan<byte> name) =>
        Find(form, name) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;

    private static byte[] Decode(ReadOnlySpan<byte> encoded)
    {
        var decoded = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (
                encoded[i] == (byte)'%'
                && i + 2 < encoded.Length
                && Digit(encoded[i + 1]) is >= 0 and var high
                && Digit(encoded[i + 2]) is >= 0 and var low
            )
            {
                decoded[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                decoded[length++] = encoded[i] == (byte)'+' ? (byte)' ' : encoded[i];
            }
        }

        Array.Resize(ref decoded, length);
        return decoded;
    }

    private static int Digit(byte c) =>
        c switch
        {
            >= (byte)'0' and <= (byte)'9' => c - '0',
            >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
            >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
            _ => -1,
        };
}
