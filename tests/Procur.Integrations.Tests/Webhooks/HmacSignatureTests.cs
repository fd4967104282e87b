using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Tests.Webhooks;

public sealed class HmacSignatureTests
{
    // A service's published kind of example, checked against two independent implementations.
    private const string Body =
        """{"id":"evt_1TestVector","object":"event","type":"payment_intent.succeeded","data":{"object":{"id":"pi_1","amount":1999,"currency":"eur","description":"Café €"}}}""";

    private const string Signature = "d91c9bf8b5555a896a5b662a821b314179d4dcd84a921cd9302e47de41154642";
    private static readonly byte[] Key = "whsec_test_vector_secret_1"u8.ToArray();

    [Fact]
    public void A_published_vector_is_valid_however_it_is_cut_into_parts()
    {
        var signed = Encoding.UTF8.GetBytes("1767225600." + Body);
        Assert.True(HmacSignature.IsValidHex(Key, Signature, signed));
        Assert.True(HmacSignature.IsValidHex(Key, Signature, "1767225600"u8, "."u8, Encoding.UTF8.GetBytes(Body)));
        for (var first = 0; first <= signed.Length; first += 7)
        {
            var second = first + ((signed.Length - first) / 2);
            Assert.True(
                HmacSignature.IsValidHex(Key, Signature, signed.AsSpan(0, first), signed.AsSpan(first..second), signed.AsSpan(second))
            );
        }
    }

    [Fact]
    public void Any_changed_bit_makes_it_invalid()
    {
        var signed = Encoding.UTF8.GetBytes("1767225600." + Body);
        for (var i = 0; i < signed.Length; i++)
        {
            signed[i] ^= 1;
            Assert.False(HmacSignature.IsValidHex(Key, Signature, signed));
            signed[i] ^= 1;
        }

        for (var i = 0; i < Signature.Length; i++)
        {
            var changed = Signature.ToCharArray();
            changed[i] = changed[i] == '0' ? '1' : '0';
            Assert.False(HmacSignature.IsValidHex(Key, changed, signed));
        }

        Assert.False(HmacSignature.IsValidHex("whsec_test_vector_secret_0"u8, Signature, signed));
    }

    [Theory]
    [InlineData("")]
    [InlineData("d91c")]
    [InlineData("d91c9bf8b5555a896a5b662a821b314179d4dcd84a921cd9302e47de4115464")]
    [InlineData("d91c9bf8b5555a896a5b662a821b314179d4dcd84a921cd9302e47de4115464200")]
    [InlineData("d91c9bf8b5555a896a5b662a821b314179d4dcd84a921cd9302e47de4115464g")]
    [InlineData("d91c9bf8b5555a896a5b662a821b314179d4dcd84a921cd9302e47de4115464\u0662")]
    public void What_is_no_signature_is_invalid_and_throws_nothing(string signature) =>
        Assert.False(HmacSignature.IsValidHex(Key, signature, Encoding.UTF8.GetBytes("1767225600." + Body)));

    [Fact]
    public void A_signature_in_base64_matches_its_bytes_and_nothing_else()
    {
        var signature = Convert.FromHexString(Signature);
        var base64 = Convert.ToBase64String(signature);
        Assert.True(HmacSignature.MatchesBase64(base64, signature));
        Assert.True(HmacSignature.MatchesHex(Signature.ToUpperInvariant(), signature));
        for (var i = 0; i < signature.Length; i++)
        {
            signature[i] ^= 1;
            Assert.False(HmacSignature.MatchesBase64(base64, signature));
            signature[i] ^= 1;
        }

        string[] others =
        [
            "",
            base64[..^1],
            base64 + "=",
            base64[..40],
            " " + base64[1..],
            Signature,
            base64.Replace('=', '-'),
            new string('=', 44),
        ];
        Assert.All(others, other => Assert.False(HmacSignature.MatchesBase64(other, signature)));
    }

    [Fact]
    public void With_an_empty_secret_nothing_is_valid()
    {
        var signed = "body"u8.ToArray();
        var byEmpty = Convert.ToHexStringLower(HMACSHA256.HashData(Array.Empty<byte>(), signed));
        Assert.False(HmacSignature.IsValidHex([], byEmpty, signed));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000)]
    [InlineData(1_025)]
    [InlineData(1_000_000)]
    public void Bodies_of_every_size_are_signed_as_the_platform_signs_them(int size)
    {
        var body = new byte[size];
        new Random(17).NextBytes(body);
        byte[] signed = [.. "v0:1:"u8, .. body];
        var expected = HMACSHA256.HashData(Key, signed);
        Assert.True(HmacSignature.IsValidHex(Key, Convert.ToHexString(expected), "v0:1:"u8, body));
        var actual = new byte[HMACSHA256.HashSizeInBytes];
        HmacSignature.Sign(Key, "v0:1:"u8, body, [], actual);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(20_000)]
    public void A_verification_allocates_nothing(int size)
    {
        var body = new byte[size];
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Key, body));
        var valid = 0;
        for (var i = 0; i < 50; i++)
        {
            valid += HmacSignature.IsValidHex(Key, signature, body) ? 1 : 0;
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            valid += HmacSignature.IsValidHex(Key, signature, body) ? 1 : 0;
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(150, valid);
    }
}
