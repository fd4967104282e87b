namespace Procur.Integrations.Sandbox.Tests.Stripe;

public sealed class ParameterTests : StripeTest
{
    [Theory]
    [InlineData("colour", "colour")]
    [InlineData("automatic_payment_methods[colour]", "automatic_payment_methods[colour]")]
    [InlineData("shipping[colour]", "shipping[colour]")]
    public async Task An_unknown_parameter_is_named(string name, string param)
    {
        var answer = await PostAsync("v1/payment_intents", ("amount", "1000"), ("currency", "usd"), (name, "x"));

        Assert.Equal((400, "parameter_unknown", param), (answer.Status, answer.Code, answer.Text("error.param")));
    }

    [Fact]
    public async Task An_unknown_parameter_is_named_in_lists_and_queries_too()
    {
        var customer = await CustomerWithCardAsync();
        var inList = await PostAsync(
            "v1/subscriptions",
            ("customer", customer),
            ("items[0][price]", await MonthlyPriceAsync()),
            ("items[0][colour]", "x")
        );

        Assert.Equal(("parameter_unknown", "items[0][colour]"), (inList.Code, inList.Text("error.param")));
        Assert.Equal("parameter_unknown", (await GetAsync("v1/customers?colour=x")).Code);
        Assert.Equal(200, (await PostAsync("v1/customers", ("metadata[anything at all]", "x"), ("address[city]", "Nairobi"))).Status);
    }

    [Fact]
    public async Task A_missing_parameter_is_named()
    {
        var answer = await PostAsync("v1/payment_intents", ("currency", "usd"));

        Assert.Equal((400, "parameter_missing", "amount"), (answer.Status, answer.Code, answer.Text("error.param")));
    }

    [Theory]
    [InlineData("capture_method", "later")]
    [InlineData("confirm", "yes")]
    [InlineData("off_session", "true")]
    [InlineData("payment_method", "pm_nobody")]
    public async Task A_value_that_does_not_fit_is_refused(string name, string value)
    {
        var answer = await PostAsync("v1/payment_intents", ("amount", "1000"), ("currency", "usd"), (name, value));

        Assert.Equal((400, name), (answer.Status, answer.Text("error.param")));
    }

    [Fact]
    public async Task A_body_that_is_no_form_is_refused()
    {
        var request = Request(HttpMethod.Post, "v1/customers");
        request.Content = new StringContent("{\"name\":\"Ada\"}", null, "application/json");

        Assert.Equal(400, (await SendAsync(request)).Status);
    }

    [Fact]
    public async Task Metadata_is_merged_name_by_name_and_unset_by_empty_text()
    {
        var customer = await PostAsync("v1/customers", ("metadata[a]", "1"), ("metadata[b]", "2"));

        var changed = await PostAsync($"v1/customers/{customer.Id}", ("metadata[a]", ""), ("metadata[c]", "3"));
        Assert.Equal("{\"b\":\"2\",\"c\":\"3\"}", changed.At("metadata")!.ToJsonString());

        var cleared = await PostAsync($"v1/customers/{customer.Id}", ("metadata", ""));
        Assert.Equal("{}", cleared.At("metadata")!.ToJsonString());
    }

    [Theory]
    [InlineData(40, 500, 200)]
    [InlineData(41, 1, 400)]
    [InlineData(1, 501, 400)]
    public async Task Metadata_keeps_to_its_limits(int key, int value, int status)
    {
        var answer = await PostAsync("v1/customers", ($"metadata[{new string('k', key)}]", new string('v', value)));

        Assert.Equal(status, answer.Status);
        (string, string)[] many = [.. Enumerable.Range(0, 51).Select(x => ($"metadata[k{x}]", "v"))];
        Assert.Equal(200, (await PostAsync("v1/customers", many[..50])).Status);
        Assert.Equal(400, (await PostAsync("v1/customers", many)).Status);
    }

    [Fact]
    public async Task References_are_written_out_where_the_caller_asks()
    {
        var customer = await CustomerWithCardAsync();
        var payment = await PostAsync(
            "v1/payment_intents",
            [("amount", "1000"), ("currency", "usd"), ("customer", customer), NoRedirects, ("expand[]", "customer")]
        );
        Assert.Equal("payer@example.com", payment.Text("customer.email"));

        var list = await GetAsync("v1/payment_intents?expand[]=data.customer.invoice_settings.default_payment_method");
        Assert.Equal("card", list.Text("data.0.customer.invoice_settings.default_payment_method.type"));
        Assert.Equal(400, (await GetAsync($"v1/payment_intents/{payment.Id}?expand[]=colour")).Status);
    }

    [Fact]
    public async Task Lists_come_in_pages_newest_first()
    {
        var ids = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            ids.Insert(0, (await PostAsync("v1/customers", ("email", $"{i % 2}@example.com"))).Id);
        }

        var first = await GetAsync("v1/customers?limit=3");
        var second = await GetAsync($"v1/customers?limit=3&starting_after={first.Ids.Last()}");
        var third = await GetAsync($"v1/customers?limit=3&starting_after={second.Ids.Last()}");
        var back = await GetAsync($"v1/customers?limit=2&ending_before={third.Ids.First()}");

        Assert.Equal(ids, first.Ids.Concat(second.Ids).Concat(third.Ids));
        Assert.Equal((true, true, false), (first.Flag("has_more"), second.Flag("has_more"), third.Flag("has_more")));
        Assert.Equal(ids[4..6], back.Ids);
        Assert.Equal("/v1/customers", first.Text("url"));
        Assert.Equal(3, (await GetAsync("v1/customers?email=1@example.com")).Data.Count);
        Assert.Equal(400, (await GetAsync("v1/customers?starting_after=cus_nobody")).Status);
        Assert.Equal(400, (await GetAsync("v1/customers?limit=101")).Status);
    }

    [Fact]
    public async Task Lists_can_be_cut_by_time()
    {
        await PostAsync("v1/customers");
        var later = (await Control.AdvanceAsync(TimeSpan.FromHours(1), Token)).ToUnixTimeSeconds();
        var second = await PostAsync("v1/customers");

        Assert.Equal([second.Id], (await GetAsync($"v1/customers?created[gte]={later}")).Ids);
        Assert.Single((await GetAsync($"v1/customers?created[lt]={later}")).Data);
    }

    [Fact]
    public async Task Search_lags_a_minute_behind()
    {
        var payment = await PayAsync(null, null, ("metadata[reference]", "PO-9"));
        var query = "v1/payment_intents/search?query=" + Uri.EscapeDataString("metadata['reference']:'PO-9' AND status:'succeeded'");
        Assert.Empty((await GetAsync(query)).Data);

        await Control.AdvanceAsync(TimeSpan.FromMinutes(2), Token);

        Assert.Equal([payment.Id], (await GetAsync(query)).Ids);
        Assert.Equal(400, (await GetAsync("v1/payment_intents/search?query=amount%3E5")).Status);
    }
}
