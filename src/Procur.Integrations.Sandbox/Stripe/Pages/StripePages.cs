using System.Net;
using System.Text;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>The pages that a payer sees, so that a person with a browser can play him.</summary>
internal static class StripePages
{
    public static void AddTo(StripeRoutes routes)
    {
        routes.Page("GET", "pages.checkout", "/c/pay/{}", ShowCheckout);
        routes.Page("POST", "pages.checkout", "/c/pay/{}", PayCheckout);
        routes.Page("GET", "pages.authenticate", "/redirect/authenticate/{}", ShowAuthentication);
        routes.Page("POST", "pages.authenticate", "/redirect/authenticate/{}", Authenticate);
    }

    private static StandInReply ShowCheckout(StripeCall call)
    {
        var session = call.Target<StripeSession>("checkout.session", "session");
        return session.Status == "open" ? Checkout(session, null) : Page("Checkout", $"<p>This checkout is {Html(session.Status)}.</p>");
    }

    private static StandInReply PayCheckout(StripeCall call)
    {
        var session = call.Target<StripeSession>("checkout.session", "session");
        try
        {
            var card =
                StripeTestCard.ByName(call.Parameters.Text("payment_method") ?? "pm_card_visa")
                ?? throw call.Parameters.Lacking("payment_method");
            var method = call.Objects.Add(new StripePaymentMethod(StripeIds.New("pm"), call.Now, card, null));
            CheckoutOperations.Complete(call, session, method, call.Parameters.Text("email"));
        }
        catch (StripeProblem problem) when (problem.Status == 402)
        {
            return session.Intent?.AuthenticationPage is { } ask && session.Intent.Status == "requires_action"
                ? Redirect(ask.AbsoluteUri)
                : Checkout(session, problem.Message);
        }
        catch (SandboxException e)
        {
            return Page("Checkout", $"<p>{Html(e.Message)}</p>");
        }

        return session.Intent is { Status: "requires_action", AuthenticationPage: { } page } ? Redirect(page.AbsoluteUri)
            : session.SuccessUrl is { } url ? Redirect(url)
            : Page("Checkout", "<p>Paid.</p>");
    }

    private static StandInReply ShowAuthentication(StripeCall call)
    {
        var intent = call.Target<StripePaymentIntent>("payment_intent", "intent");
        return Page(
            "3-D Secure",
            $"<p>{Amount(intent.Amount, intent.Currency)}</p>"
                + Form(("outcome", "succeed", "Complete authentication"), ("outcome", "fail", "Fail authentication"))
        );
    }

    private static StandInReply Authenticate(StripeCall call)
    {
        var intent = call.Target<StripePaymentIntent>("payment_intent", "intent");
        var succeeds = call.Parameters.Text("outcome") == "succeed";
        try
        {
            StripePaymentFlow.Authenticate(call, intent, succeeds);
        }
        catch (SandboxException e)
        {
            return Page("3-D Secure", $"<p>{Html(e.Message)}</p>");
        }

        if (intent.ReturnUrl is not { } url)
        {
            return Page("3-D Secure", $"<p>The payment is {Html(intent.Status)}.</p>");
        }

        var mark = url.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        var status = intent.Status is "succeeded" or "requires_capture" ? "succeeded" : "failed";
        return Redirect(
            $"{url}{mark}payment_intent={intent.Id}&payment_intent_client_secret={intent.ClientSecret}&redirect_status={status}"
        );
    }

    private static StandInReply Checkout(StripeSession session, string? problem)
    {
        var page = new StringBuilder();
        page.Append(problem is null ? "" : $"<p><b>{Html(problem)}</b></p>").Append("<ul>");
        foreach (var item in session.Items)
        {
            page.Append($"<li>{item.Quantity} × {Html(item.Price.Product.Name)}, {Amount(item.Total, session.Currency)}</li>");
        }

        page.Append("</ul>")
            .Append(
                Form(
                    ("payment_method", "pm_card_visa", $"Pay {Amount(session.Total, session.Currency)}"),
                    ("payment_method", "pm_card_authenticationRequired", "Pay with a card that asks for 3-D Secure"),
                    ("payment_method", "pm_card_chargeDeclined", "Pay with a card that is declined")
                )
            );
        if (session.Given.Text("cancel_url") is { } back)
        {
            page.Append($"<p><a href=\"{Html(back)}\">Back</a></p>");
        }

        return Page("Checkout", page.ToString());
    }

    private static string Form(params ReadOnlySpan<(string Name, string Value, string Label)> buttons)
    {
        var form = new StringBuilder("<form method=\"post\">");
        foreach (var (name, value, label) in buttons)
        {
            form.Append($"<p><button name=\"{Html(name)}\" value=\"{Html(value)}\">{Html(label)}</button></p>");
        }

        return form.Append("</form>").ToString();
    }

    private static StandInReply Page(string title, string content) =>
        StandInReply.Text(
            200,
            $"<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title} (sandbox)</title></head><body><h1>{title} (sandbox)</h1>{content}</body></html>",
            "text/html; charset=utf-8"
        );

    private static StandInReply Redirect(string url) => new StandInReply(303, default, null).With("Location", url);

    private static string Amount(long amount, string currency) =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{StripeCurrencies.ToMajor(amount, currency)} {currency.ToUpperInvariant()}"
        );

    private static string Html(string text) => WebUtility.HtmlEncode(text);
}
