namespace Procur.Integrations.Tests.Abstractions;

public sealed class EnvelopeStatusTests
{
    [Theory]
    [InlineData(EnvelopeStatus.Sent, EnvelopeStatus.Delivered, EnvelopeStatus.Delivered)]
    [InlineData(EnvelopeStatus.Draft, EnvelopeStatus.Completed, EnvelopeStatus.Completed)]
    [InlineData(EnvelopeStatus.Delivered, EnvelopeStatus.Voided, EnvelopeStatus.Voided)]
    [InlineData(EnvelopeStatus.Unrecognized, EnvelopeStatus.Draft, EnvelopeStatus.Draft)]
    public void News_takes_an_envelope_forwards(EnvelopeStatus known, EnvelopeStatus reported, EnvelopeStatus holds) =>
        Assert.Equal(holds, known.Advance(reported));

    [Theory]
    [InlineData(EnvelopeStatus.Delivered, EnvelopeStatus.Sent)]
    [InlineData(EnvelopeStatus.Sent, EnvelopeStatus.Unrecognized)]
    public void Late_news_does_not_take_it_back(EnvelopeStatus known, EnvelopeStatus reported) =>
        Assert.Equal(known, known.Advance(reported));

    [Fact]
    public void Nothing_takes_an_envelope_out_of_an_end()
    {
        var ends = Enum.GetValues<EnvelopeStatus>().Where(EnvelopeStatusRules.IsFinal).ToList();

        Assert.Equal(
            [EnvelopeStatus.Completed, EnvelopeStatus.Declined, EnvelopeStatus.Voided, EnvelopeStatus.Expired, EnvelopeStatus.Deleted],
            ends
        );
        Assert.All(ends, end => Assert.All(Enum.GetValues<EnvelopeStatus>(), told => Assert.Equal(end, end.Advance(told))));
    }

    [Fact]
    public void Names_and_addresses_of_people_are_not_written_out()
    {
        object[] records =
        [
            new EnvelopeSigner("ada@example.com", "Ada Lovelace"),
            new EnvelopeCopy("ada@example.com", "Ada Lovelace"),
            new EnvelopeRecipient
            {
                Id = "1",
                Kind = RecipientKind.Signer,
                Status = RecipientStatus.Sent,
                ProviderStatus = "sent",
                Name = "Ada Lovelace",
                Email = "ada@example.com",
            },
            new Envelope
            {
                Id = "e",
                Status = EnvelopeStatus.Sent,
                ProviderStatus = "sent",
                Subject = "Ada Lovelace",
            },
            new SignatureDocument("Ada Lovelace.pdf", FileContent.FromBytes(new byte[1])),
            new SigningUrl(new Uri("https://example.com/Ada")),
        ];

        Assert.All(records, record => Assert.DoesNotContain("Ada", record.ToString(), StringComparison.OrdinalIgnoreCase));
    }
}
