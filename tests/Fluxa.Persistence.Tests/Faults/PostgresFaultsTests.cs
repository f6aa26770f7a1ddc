using System.Net.Sockets;
using Fluxa.Persistence.Faults;
using Npgsql;

namespace Fluxa.Persistence.Tests.Faults;

public sealed class PostgresFaultsTests
{
    private static readonly string[] Codes = [.. typeof(PostgresErrorCodes).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void What_passes_by_itself_is_transient() => Assert.Equal(
        Codes.Where(OfClass("08", "53", "57")).Concat(["25006", "40001", "40002", "40003", "40P01", "55P03"]).Order(StringComparer.Ordinal),
        Codes.Where(code => PostgresFaults.Classify(code) == PostgresFault.Transient).Order(StringComparer.Ordinal));

    [Fact]
    public void What_lies_in_the_data_is_the_row_s() => Assert.Equal(
        Codes.Where(OfClass("22", "23", "54")), Codes.Where(code => PostgresFaults.Classify(code) == PostgresFault.Row));

    [Theory]
    [InlineData("28P01")]
    [InlineData("3D000")]
    [InlineData("42501")]
    [InlineData("42P01")]
    [InlineData("P0001")]
    [InlineData("XX000")]
    [InlineData("")]
    public void What_an_operator_must_mend_is_the_setup_s(string sqlState) =>
        Assert.Equal(PostgresFault.Setup, PostgresFaults.Classify(sqlState));

    [Fact]
    public void A_caller_sees_an_error_of_the_database_as_one_to_retry_and_any_other_as_it_is()
    {
        var own = new InvalidCastException();

        Assert.IsType<StoreUnavailableException>(PostgresFaults.ForCaller(new NpgsqlException("cut", new SocketException(104))));
        Assert.IsType<StoreUnavailableException>(PostgresFaults.ForCaller(new TimeoutException()));
        Assert.Same(own, PostgresFaults.ForCaller(own));
    }

    private static Func<string, bool> OfClass(params string[] classes) => code => classes.Contains(code[..2]);
}
