using System.Net;
using System.Text;
using Procur.Integrations.Sandbox.DocuSign.Model;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Time;

namespace Procur.Integrations.Sandbox.DocuSign;

/// <summary>The page on which an embedded signer signs: good for one visit within five minutes.</summary>
internal sealed class DocuSignPages(DocuSignProgress progress, SandboxClock clock)
{
    public const string Prefix = "signing/";

    public StandInReply Handle(StandInCall call)
    {
        if (call.Account is not DocuSignAccount account)
        {
            return Page(404, "<p>This link is not valid.</p>");
        }

        lock (account.Gate)
        {
            var visit = account.Visits[call.PathValues[0]];
            return call.Method == "GET" ? Open(account, visit) : Answer(account, visit, call);
        }
    }

    private StandInReply Open(DocuSignAccount account, DocuSignVisit visit)
    {
        if (visit.IsOpened || visit.Until <= clock.GetUtcNow())
        {
            return Back(visit, "ttl_expired");
        }

        visit.IsOpened = true;
        progress.Open(account, visit.Envelope, visit.Recipient);
        return Page(
            200,
            $"<h1>{WebUtility.HtmlEncode(visit.Envelope.Subject)}</h1><p>{WebUtility.HtmlEncode(visit.Recipient.Name)}, please sign.</p>"
                + "<form method=\"post\"><button name=\"act\" value=\"sign\">Sign</button> <button name=\"act\" value=\"decline\">Decline</button></form>"
        );
    }

    private StandInReply Answer(DocuSignAccount account, DocuSignVisit visit, StandInCall call)
    {
        if (!visit.IsOpened || !visit.Envelope.IsUnderWay || visit.Recipient.IsDone)
        {
            return Back(visit, "session_timeout");
        }

        if (Encoding.UTF8.GetString(call.Body.Span).Contains("act=decline", StringComparison.Ordinal))
        {
            progress.Decline(account, visit.Envelope, visit.Recipient, "Declined on the page");
            return Back(visit, "decline");
        }

        progress.Sign(account, visit.Envelope, visit.Recipient);
        return Back(visit, "signing_complete");
    }

    private static StandInReply Back(DocuSignVisit visit, string happened)
    {
        var sign = visit.ReturnUrl.Query.Length == 0 ? "?" : "&";
        return new StandInReply(302, default, null).With("Location", $"{visit.ReturnUrl.AbsoluteUri}{sign}event={happened}");
    }

    private static StandInReply Page(int status, string body) =>
        StandInReply.Text(
            status,
            $"<!DOCTYPE html><html><head><title>Sign</title></head><body>{body}</body></html>",
            "text/html; charset=utf-8"
        );
}
