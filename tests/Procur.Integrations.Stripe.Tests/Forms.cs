using System.Web;

namespace Procur.Integrations.Stripe.Tests;

/// <summary>Reads what was sent. A field that was sent twice fails the test.</summary>
public static class Forms
{
    public static IReadOnlyDictionary<string, string> Read(ReceivedRequest request) => Read(request.Text);

    public static IReadOnlyDictionary<string, string> Query(ReceivedRequest request) => Read(request.Query);

    private static Dictionary<string, string> Read(string encoded) =>
        encoded.Length == 0
            ? []
            : encoded
                .Split('&')
                .Select(field => field.Split('=', 2))
                .ToDictionary(pair => HttpUtility.UrlDecode(pair[0]), pair => HttpUtility.UrlDecode(pair[1]), StringComparer.Ordinal);
}
