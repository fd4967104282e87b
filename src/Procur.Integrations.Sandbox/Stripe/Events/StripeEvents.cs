using System.Net.Http.Headers;
using Procur.Integrations.Sandbox.StandIns;
using Procur.Integrations.Sandbox.Webhooks;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Tells what happened: into the account's list of events, and to its endpoints.</summary>
internal sealed class StripeEvents(SandboxWorld world)
{
    /// <summary>What the service does in test mode: three more times over a few hours.</summary>
    private static readonly TimeSpan[] Retries = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2)];

    /// <summary>Tells of an object as it is now.</summary>
    public StripeEvent Emit(StripeCall call, string type, StripeObject about)
    {
        var data = StripeWriter.Document(call.Objects, StripeExpansion.None, json => json.Object(about));
        return Tell(
            call.Account,
            new StripeEvent(call.Now, type, data) { RequestId = call.RequestId, IdempotencyKey = call.IdempotencyKey }
        );
    }

    /// <summary>Tells of an event that was made elsewhere.</summary>
    public StripeEvent Tell(StripeAccount account, StripeEvent told)
    {
        var endpoints = account.Objects.All<StripeEndpoint>().Where(x => x.Wants(told.Type)).Reverse().ToArray();
        told.PendingWebhooks = endpoints.Length + (account.WebhookUrl is null ? 0 : 1);
        account.Keep(told);
        if (account.WebhookUrl is { } url)
        {
            Send(account, told.Id, told.Type, url, told.Document(told.ApiVersion), _ => account.WebhookSecret.Live);
        }

        foreach (var endpoint in endpoints)
        {
            Send(account, told.Id, told.Type, endpoint.Url, told.Document(endpoint.ApiVersion ?? told.ApiVersion), endpoint.Live);
        }

        return told;
    }

    /// <summary>Sends a thin event to where the account's webhooks go.</summary>
    public void TellThin(StripeAccount account, StripeThinEvent told)
    {
        var url = account.WebhookUrl ?? throw new SandboxException("The account has no address for webhooks.");
        account.Objects.Add(told);
        Send(account, told.Id, told.Type, url, told.Document(), _ => account.WebhookSecret.Live);
    }

    private void Send(
        StripeAccount account,
        string id,
        string type,
        Uri target,
        byte[] body,
        Func<DateTimeOffset, IReadOnlyList<string>> secrets
    ) =>
        world.Webhooks.Enqueue(
            new WebhookMessage("stripe", account, id, type, target)
            {
                Retries = Retries,
                Build = _ =>
                {
                    var now = world.Clock.GetUtcNow();
                    var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
                    request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
                    request.Headers.TryAddWithoutValidation("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)");
                    request.Headers.Add("Stripe-Signature", StripeSignature.Of(body, now, secrets(now)));
                    return request;
                },
            }
        );
}
