using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary><c>/v1/webhook_endpoints</c>.</summary>
internal static class WebhookEndpointOperations
{
    private const string Path = "/v1/webhook_endpoints";
    private const string Fields = "description enabled_events metadata* url";

    public static void AddTo(StripeRoutes routes)
    {
        routes.Post("webhook_endpoints.create", Path, Fields + " api_version connect", Create);
        routes.Get("webhook_endpoints.list", Path, StripeRoutes.Paging, call => call.Page<StripeEndpoint>("webhook endpoint", _ => true));
        routes.Get("webhook_endpoints.get", Path + "/{}", "", call => call.Reply(Target(call)));
        routes.Post("webhook_endpoints.update", Path + "/{}", Fields + " disabled", Update);
        routes.Delete("webhook_endpoints.delete", Path + "/{}", "", Delete);
    }

    private static StripeEndpoint Target(StripeCall call) => call.Target<StripeEndpoint>("webhook endpoint", "webhook_endpoint");

    private static StandInReply Create(StripeCall call)
    {
        var given = call.Parameters;
        var endpoint = new StripeEndpoint(call.Now, Url(given.Required("url")));
        if (given.Texts("enabled_events").Count == 0)
        {
            throw given.Lacking("enabled_events");
        }

        endpoint.ApiVersion = given.Text("api_version");
        if (endpoint.ApiVersion is { } version && !StripeVersion.IsVersion(version))
        {
            throw StripeProblem.Invalid(null, "api_version", $"Invalid Stripe API version: {version}");
        }

        Change(given, endpoint);
        call.Objects.Add(endpoint);
        call.Effect("webhook-endpoint", endpoint.Id, reference: endpoint.Reference);
        endpoint.ShowsSecret = true;
        var reply = call.Reply(endpoint);
        endpoint.ShowsSecret = false;
        return reply;
    }

    private static StandInReply Update(StripeCall call)
    {
        var given = call.Parameters;
        var endpoint = Target(call);
        endpoint.Url = given.Has("url") ? Url(given.Required("url")) : endpoint.Url;
        endpoint.Enabled = !(given.Flag("disabled") ?? !endpoint.Enabled);
        Change(given, endpoint);
        call.Effect("webhook-endpoint-updated", endpoint.Id);
        return call.Reply(endpoint);
    }

    private static StandInReply Delete(StripeCall call)
    {
        var endpoint = Target(call);
        call.Objects.Remove(endpoint);
        call.Effect("webhook-endpoint-deleted", endpoint.Id);
        return call.Deleted(endpoint);
    }

    private static void Change(StripeParameters given, StripeEndpoint endpoint)
    {
        endpoint.Types = given.Has("enabled_events") ? given.Texts("enabled_events") : endpoint.Types;
        endpoint.Description = given.Text("description") ?? endpoint.Description;
        endpoint.UpdateMetadata(given);
    }

    private static Uri Url(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url!
            : throw StripeProblem.Invalid("url_invalid", "url", "Invalid URL: An explicit scheme (such as https) must be provided.");
}
