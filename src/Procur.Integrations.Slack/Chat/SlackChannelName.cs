using System.Globalization;
using System.Text;

namespace Procur.Integrations.Slack;

/// <summary>Brings a channel's name into Slack's form: lower case, no spaces or points, at most 80 characters.</summary>
internal static class SlackChannelName
{
    private const int Longest = 80;

    /// <exception cref="ArgumentException">Nothing is left of it, or it is too long; it is not cut, for two names could become one.</exception>
    public static string Of(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        var written = new StringBuilder(name.Length);
        foreach (var rune in name.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == '_' || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
            {
                written.Append(Rune.ToLowerInvariant(rune).ToString());
            }
            else if (rune.Value != '#' && rune.Value != '\'' && written.Length > 0 && written[^1] != '-')
            {
                written.Append('-');
            }
        }

        var made = written.ToString().TrimEnd('-');
        return made.Length switch
        {
            0 => throw new ArgumentException(
                "Nothing is left of the channel's name in Slack's form: letters, digits, dashes and underscores."
            ),
            > Longest => throw new ArgumentException(
                $"Slack takes at most {Longest} characters for a channel's name; this has {made.Length}."
            ),
            _ => made,
        };
    }
}
