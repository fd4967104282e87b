using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;

namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>Who is mailed of what: each mail is an effect of its own.</summary>
internal sealed class CalendarNotices
{
    private readonly Func<string, bool> _tells;

    private CalendarNotices(Func<string, bool> tells) => _tells = tells;

    /// <summary>Whom a call wants told.</summary>
    /// <exception cref="GoogleRefusalException">There is no such wish.</exception>
    public static CalendarNotices Of(GoogleCall call) =>
        new(
            call.Query("sendUpdates") switch
            {
                // The default tells nobody.
                null or "none" => static _ => false,
                "all" => static _ => true,
                "externalOnly" => email => !email.EndsWith("@" + call.Account.Domain, StringComparison.OrdinalIgnoreCase),
                var other => throw new GoogleRefusalException(
                    400,
                    "invalidParameter",
                    $"Invalid string value: '{other}'. Allowed values: [all, externalOnly, none]"
                ),
            }
        );

    public static IReadOnlyList<string> Emails(JsonObject json) =>
        [.. (json["attendees"] as JsonArray ?? []).Select(x => GoogleJson.Text(GoogleJson.At(x, "email"))!)];

    public void Invite(GoogleCall call, CalendarItem item, IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        foreach (var email in after)
        {
            Tell(call, before.Contains(email) ? "update-notice" : "invitation", item, email);
        }

        foreach (var email in before.Except(after))
        {
            Tell(call, "cancellation", item, email);
        }
    }

    public void Cancel(GoogleCall call, CalendarItem item, IReadOnlyList<string> emails)
    {
        foreach (var email in emails)
        {
            Tell(call, "cancellation", item, email);
        }
    }

    private void Tell(GoogleCall call, string kind, CalendarItem item, string email)
    {
        if (_tells(email))
        {
            call.Effect(kind, $"{item.Id}:{email}");
        }
    }
}
