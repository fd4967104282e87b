using System.Text;

namespace Procur.Integrations.System.Tests.Canaries;

/// <summary>Something that must stand in no output, in any of the forms in which it could leak.</summary>
internal sealed record Canary(string What, string Value)
{
    public IEnumerable<string> Forms()
    {
        yield return Value;
        yield return Uri.EscapeDataString(Value);
        var bytes = Encoding.UTF8.GetBytes(Value);
        yield return Convert.ToHexString(bytes);
        // However it is placed among other bytes before encoding, one of the three alignments shows a common core.
        for (var shift = 0; shift < 3; shift++)
        {
            var shifted = Convert.ToBase64String([.. new byte[shift], .. bytes]).TrimEnd('=');
            var core = shifted[(shift == 0 ? 0 : 4)..^2];
            if (core.Length >= 8)
            {
                yield return core;
                yield return core.Replace('+', '-').Replace('/', '_');
            }
        }
    }
}
