using System.Net;

namespace Procur.Integrations.Sandbox.DocuSign.Wire;

/// <summary>A query.</summary>
/// <param name="query">As it came, with its question mark.</param>
internal sealed class DocuSignQuery(string query)
{
    /// <summary>A value; null without one.</summary>
    public string? this[string name]
    {
        get
        {
            foreach (var pair in query.TrimStart('?').Split('&'))
            {
                var at = pair.IndexOf('=', StringComparison.Ordinal);
                if (at > 0 && WebUtility.UrlDecode(pair[..at]) == name)
                {
                    return WebUtility.UrlDecode(pair[(at + 1)..]);
                }
            }

            return null;
        }
    }
}
